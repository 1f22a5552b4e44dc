-- handovers, the readings of them: the page of one, the list, the checklist's template; and what was killed, found again.

-- the checklist that handovers begin with -----------------------------------------------------------------------------

-- Adds a point (p_item null) or changes one: {name, help, function, position}. The same again changes nothing.
-- Refuses: leaders_only, no_such_item, too_many_items and the constraints of template_items.
create function public.set_template_item(p_item bigint, p_values jsonb) returns bigint
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.leader();
  t public.template_items;
  n public.template_items;
begin
  -- one at a time: that there are not too many is true of all together
  perform pg_advisory_xact_lock(hashtextextended('template_items', 0));
  select * into t from public.template_items where id = p_item;
  if p_item is not null and not found then
    perform private.refuse('no_such_item', 404);
  end if;
  n := jsonb_populate_record(t, p_values - array['id', 'added_by', 'added_at', 'retired_at']);
  n.name := btrim(n.name);
  n.help := btrim(coalesce(n.help, ''));
  if p_item is not null and n is not distinct from t then
    return t.id;
  elsif p_item is null then
    if (select count(*) from public.template_items where retired_at is null) >= 30 then
      perform private.refuse('too_many_items');
    end if;
    insert into public.template_items (name, help, function, position, added_by)
    values (n.name, n.help, n.function, coalesce(n.position, 1), me) returning * into n;
  else
    update public.template_items set name = n.name, help = n.help, function = n.function, position = n.position where id = t.id;
  end if;
  perform private.log(case when p_item is null then 'workspace.point_added' else 'workspace.point_changed' end, 'workspace', 'handovers',
    jsonb_build_object('point', n.name, 'function', n.function));
  return n.id;
end $$;

-- Takes a point out of checklists to come, or back in. Refuses: leaders_only, no_such_item, too_many_items, template_items_name_is_unique.
create function public.retire_template_item(p_item bigint, p_is_retired boolean) returns void
language plpgsql security definer set search_path = '' as $$
declare
  t public.template_items;
begin
  perform private.leader();
  perform pg_advisory_xact_lock(hashtextextended('template_items', 0));
  select * into t from public.template_items where id = p_item;
  if not found then
    perform private.refuse('no_such_item', 404);
  elsif p_is_retired = (t.retired_at is not null) then
    return;
  elsif not p_is_retired and (select count(*) from public.template_items where retired_at is null) >= 30 then
    perform private.refuse('too_many_items');
  end if;
  update public.template_items set retired_at = case when p_is_retired then private.now() end where id = t.id;
  perform private.log(case when p_is_retired then 'workspace.point_retired' else 'workspace.point_restored' end, 'workspace', 'handovers',
    jsonb_build_object('point', t.name));
end $$;

grant execute on function public.set_template_item(bigint, jsonb), public.retire_template_item(bigint, boolean) to authenticated;

-- handovers, read ----------------------------------------------------------------------------------------------------

create function private.handover_state(p_handover public.handovers, p_today date) returns text
language sql stable set search_path = '' as $$
  select case when p_handover.called_off_at is not null then 'called_off'
    when p_handover.live_on is null then case when p_handover.target_on < p_today then 'late' else 'waiting' end
    when p_handover.next_check is not null then case when p_handover.due_on <= p_today then 'check_due' else 'live' end
    when exists (select from public.current_checks where handover_id = p_handover.id and not is_live) then 'off'
    else 'checked' end
$$;
grant execute on function private.handover_state(public.handovers, date), private.speaks_for(public.job_function) to authenticated;

-- A handover as lists show it.
create view public.handover_list with (security_invoker = true) as
select h.id, h.experiment_id, x.title, private.handover_state(h, clock.today) as state, h.owner_id, o.name as owner, o.function as owner_function,
  o.is_bridging as owner_is_bridging, h.started_at, h.promised_on, h.target_on, h.live_on, h.next_check, h.called_off_at, h.due_on,
  nullif(h.due_on, 'infinity') as expected_on, h.due_on < clock.today as is_late,
  (select count(*) from public.handover_items i where i.handover_id = h.id)::integer as items,
  (select count(*) from public.handover_items i where i.handover_id = h.id and i.state = 'open')::integer as open_items,
  (select count(*) from public.blockers b where b.handover_id = h.id and b.resolved_at is null)::integer as open_blockers,
  (select jsonb_build_object('days', c.days, 'is_live', c.is_live, 'standing', c.standing, 'held_against', c.held_against, 'measured', c.measured, 'id', c.id) from public.current_checks c
    where c.handover_id = h.id order by c.days desc limit 1) as last_check
from (select private.today() as today) clock, public.handovers h
  join public.experiments x on x.id = h.experiment_id
  join public.people o on o.id = h.owner_id;
grant select on public.handover_list to authenticated;

-- A page of them in the order of the day something is expected, after the one that is named; what shows at each tab is counted.
-- p_show: late, waiting, live, checked, called_off; everything that was not called off for any other word.
create function public.read_handovers(p_show text default 'all', p_owner uuid default null, p_function public.job_function default null,
  p_after bigint default null, p_count integer default 25) returns jsonb
language plpgsql stable set search_path = '' as $$
begin
  return (with clock as (
    select private.today() as today
  ), mine as (
    select h.id, h.due_on, case when h.called_off_at is not null then 'called_off' when h.due_on < clock.today then 'late'
      when h.live_on is null then 'waiting' when h.next_check is not null then 'live' else 'checked' end as tab
    from clock, public.handovers h join public.people o on o.id = h.owner_id
    where (p_owner is null or h.owner_id = p_owner) and (p_function is null or o.function = p_function)
  ), page as (
    select id, due_on from mine
    where (tab = p_show or (p_show not in ('late', 'waiting', 'live', 'checked', 'called_off') and tab <> 'called_off'))
      and (p_after is null or (due_on, id) > (select a.due_on, a.id from public.handovers a where a.id = p_after))
    order by due_on, id limit least(greatest(p_count, 1), 10000) + 1
  )
  select jsonb_build_object(
    'counts', (select coalesce(jsonb_object_agg(c.tab, c.n), '{}') from (select tab, count(*) as n from mine group by tab) c),
    'owner', (select name from public.people where id = p_owner),
    'has_more', (select count(*) from page) > p_count,
    -- what was decided stands beside what a check found
    'rows', (select coalesce(jsonb_agg(to_jsonb(l) - 'due_on' || case when l.last_check is null then '{}' else jsonb_build_object(
          'decided', (select private.decided_on(m) from public.metrics m where m.experiment_id = l.experiment_id and m.role = 'primary'),
          'production', (select private.checked_by_production(c) from public.effect_checks c where c.id = (l.last_check ->> 'id')::bigint)) end
        order by l.due_on, l.id), '[]')
      from (select id from page order by due_on, id limit least(greatest(p_count, 1), 10000)) p join public.handover_list l on l.id = p.id)));
end $$;

-- All that its page shows, and what the reader may do there; `handover` is null before a promote, all is null where there is no experiment.
create function public.read_handover(p_experiment bigint) returns jsonb
language plpgsql stable set search_path = '' as $$
declare
  me uuid := auth.uid();
  v_today date := private.today();
  v_leads boolean := private.has_role('leader', 'admin');
  v_checks boolean;
  x public.experiments;
  h public.handovers;
begin
  select * into x from public.experiments where id = p_experiment;
  if not found then
    return null;
  end if;
  select * into h from public.handovers where experiment_id = x.id order by id desc limit 1;
  v_checks := h.called_off_at is null and (v_leads or me in (h.owner_id, x.marketing_owner_id, x.it_owner_id));
  return jsonb_build_object('today', v_today,
    'experiment', jsonb_build_object('id', x.id, 'title', x.title, 'state', private.experiment_state(x, v_today)),
    'may', jsonb_build_object('plan', h.called_off_at is null and (v_leads or me = h.owner_id), 'say_live', h.called_off_at is null and me = h.owner_id, 'check', v_checks,
      'read', coalesce(h.called_off_at is null and h.live_on is not null and me in (h.owner_id, x.marketing_owner_id, x.it_owner_id), false)),
    'watched', case when h.live_on is not null then private.watched_in_production(h) else '[]' end,
    'metric', (select jsonb_build_object('name', k.name, 'kind', k.kind, 'unit', k.unit)
      from public.metrics m join public.kpis k on k.id = m.kpi_id where m.experiment_id = x.id and m.role = 'primary'),
    'handover', case when h.id is not null then (select to_jsonb(l) - 'due_on' from public.handover_list l where l.id = h.id) || jsonb_build_object(
      'live_exception', h.live_exception, 'rationale', d.rationale, 'next_step', d.next_step, 'decided_at', d.decided_at,
      'decided_by', (select name from public.people where id = d.decided_by),
      'checklist', (select coalesce(jsonb_agg(jsonb_build_object('id', i.id, 'name', i.name, 'help', i.help, 'function', i.function, 'state', i.state,
          'note', i.note, 'by', p.name, 'at', i.settled_at, 'may_settle', h.called_off_at is null and private.speaks_for(i.function)) order by i.position, i.id), '[]')
        from public.handover_items i left join public.people p on p.id = i.settled_by where i.handover_id = h.id),
      'blockers', (select coalesce(jsonb_agg(jsonb_build_object('id', b.id, 'words', b.words, 'by', o.name, 'at', b.opened_at, 'resolution', b.resolution,
          'resolved_by', r.name, 'resolved_at', b.resolved_at, 'may_resolve', h.called_off_at is null and b.resolved_at is null and (v_leads or me in (b.opened_by, h.owner_id)))
          order by (b.resolved_at is not null), b.id), '[]')
        from public.blockers b join public.people o on o.id = b.opened_by left join public.people r on r.id = b.resolved_by where b.handover_id = h.id),
      'checks', (select coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'days', c.days, 'is_live', c.is_live, 'standing', c.standing, 'measured', c.measured,
          'held_against', c.held_against, 'production', private.checked_by_production(c),
          'words', c.words, 'by', p.name, 'at', c.checked_at, 'replaces_id', c.replaces_id) order by c.days, c.id), '[]')
        from public.effect_checks c join public.people p on p.id = c.checked_by where c.handover_id = h.id)) end,
    'people', (select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name, 'function', p.function) order by p.name, p.id), '[]')
      from (select * from public.people where (v_leads or me = h.owner_id) and left_at is null and is_complete order by name, id limit 1000) p))
  from (select 1) one left join public.decisions d on d.id = h.decision_id;
end $$;

grant execute on function public.read_handovers(text, uuid, public.job_function, bigint, integer), public.read_handover(bigint) to authenticated;

-- kills, found and revived -------------------------------------------------------------------------------------------

create table public.revivals (
  -- the draft that was made
  experiment_id bigint primary key references public.experiments (id) on delete restrict,
  -- the kill it takes up again
  decision_id bigint not null references public.decisions (id) on delete restrict,
  reason text not null,
  revived_by uuid not null references public.people (id) on delete restrict,
  revived_at timestamptz not null,
  constraint revivals_say_what_changed check (length(btrim(reason)) between 10 and 1000)
);
create index revivals_by_decision on public.revivals (decision_id);
create index revivals_by_person on public.revivals (revived_by);
alter table public.revivals enable row level security;
create policy revivals_are_seen_by_members on public.revivals for select to authenticated using ((select private.is_member()));
grant select on public.revivals to authenticated;
create trigger revivals_are_append_only before update or delete on public.revivals
  for each row execute function private.refuse_change();
create trigger revivals_are_never_truncated before truncate on public.revivals
  for each statement execute function private.refuse_change();

-- A draft with the plan of what was killed, which names it and says what changed. The same key again answers the draft that is there.
-- Refuses: leaders_only, no_such_kill, kill_does_not_stand, and copy_experiment's.
create function public.revive_kill(p_decision bigint, p_title text, p_reason text, p_key uuid default null) returns bigint
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.leader();
  d public.decisions;
  x public.experiments;
  v_id bigint;
begin
  -- before the head of the log, which copying takes
  perform from public.people where id = me for key share;
  select * into d from public.decisions where id = p_decision and outcome = 'kill' for key share;
  if not found then
    perform private.refuse('no_such_kill', 404);
  end if;
  select * into x from public.experiments where id = d.experiment_id for share;
  if x.ended_as is distinct from 'killed' then
    perform private.refuse('kill_does_not_stand');
  end if;
  v_id := public.copy_experiment(x.id, x.idea_id, p_title, p_key);
  insert into public.revivals (experiment_id, decision_id, reason, revived_by, revived_at)
  values (v_id, d.id, btrim(p_reason), me, private.now()) on conflict (experiment_id) do nothing;
  if found then
    perform private.log('experiment.revived', 'experiments', v_id::text,
      jsonb_build_object('from', x.id, 'decision', d.id, 'title', x.title, 'reason', btrim(p_reason)));
  end if;
  return v_id;
end $$;

create function private.kill_words(p_learned text, p_rationale text, p_would_change_it text) returns tsvector
language sql immutable set search_path = '' as $$
  select to_tsvector('english', p_learned || ' ' || p_rationale || ' ' || coalesce(p_would_change_it, ''))
$$;
create index decisions_by_kill_words on public.decisions using gin (private.kill_words(learned, rationale, would_change_our_mind)) where outcome = 'kill';

-- Days of the time-box that was killed which nobody had to spend.
create function private.freed_days(p_experiment bigint) returns integer
language sql stable set search_path = '' as $$
  select coalesce(sum(s.planned_end - s.ended_on), 0)::integer from public.early_stops s join public.experiments x on x.id = s.experiment_id
  where x.id = p_experiment and s.time_box = x.time_box
$$;

-- Of a kill that a later one took the place of, what was said and what was revived stays with it.
create function private.kill_line(p_decision public.decisions) returns jsonb
language sql stable set search_path = '' as $$
  select jsonb_build_object('id', p_decision.id, 'experiment_id', x.id, 'title', x.title, 'at', p_decision.decided_at, 'rationale', p_decision.rationale,
    'learned', p_decision.learned, 'would_change_our_mind', coalesce(p_decision.would_change_our_mind, (select o.would_change_our_mind
      from public.decisions o where o.experiment_id = x.id and o.would_change_our_mind is not null order by o.id desc limit 1)), 'freed_days', private.freed_days(x.id),
    'by', (select name from public.people where id = p_decision.decided_by),
    -- what was asked for last, and what came of what was released
    'money', private.spent_and_freed(x.id) || coalesce((select jsonb_build_object('asked', coalesce(a.money, 0), 'asked_days', coalesce(a.person_days, 0))
      from public.asks a where a.experiment_id = x.id order by a.id desc limit 1), '{"asked": 0, "asked_days": 0}'),
    'revivals', (select coalesce(jsonb_agg(jsonb_build_object('experiment_id', e.id, 'title', e.title, 'reason', r.reason, 'by', p.name, 'at', r.revived_at) order by e.id), '[]')
      from public.decisions o join public.revivals r on r.decision_id = o.id join public.experiments e on e.id = r.experiment_id
        join public.people p on p.id = r.revived_by where o.experiment_id = x.id))
  from public.experiments x where x.id = p_decision.experiment_id
$$;

-- What was killed and stays so, 25 a page, the newest first, further pages from p_before on; with words, those that have them.
-- Or one of them, where p_decision names it. Runs as the owner for the sake of the index on words, after every policy's question.
create function public.find_kills(p_q text default '', p_before bigint default null, p_decision bigint default null) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  v_words tsquery := websearch_to_tsquery('english', left(btrim(coalesce(p_q, '')), 200));
  v_found bigint[];
  v_lines jsonb;
begin
  if not private.is_member() then
    perform private.refuse('sign_in_first', 401);
  end if;
  if btrim(coalesce(p_q, '')) <> '' then
    v_found := array(
      (select d.id from public.decisions d where d.outcome = 'kill' and private.kill_words(d.learned, d.rationale, d.would_change_our_mind) @@ v_words order by d.id desc limit 500)
      union (select d.id from public.experiments x join public.decisions d on d.experiment_id = x.id and d.outcome = 'kill'
        where x.search @@ v_words and x.ended_as = 'killed' limit 500));
  end if;
  select coalesce(jsonb_agg(private.kill_line(f.d) order by (f.d).id desc), '[]') into v_lines from (
    select d from public.decisions d join public.experiments x on x.id = d.experiment_id
    where d.outcome = 'kill' and x.ended_as = 'killed' and (p_before is null or d.id < p_before) and (p_decision is null or d.id = p_decision)
      and (v_found is null or d.id = any (v_found))
      and not exists (select from public.decisions later where later.experiment_id = d.experiment_id and later.id > d.id)
    order by d.id desc limit 26) f;
  return (
    with past as (
      select x.id, x.ended_at >= date_trunc('quarter', private.now() at time zone 'UTC') at time zone 'UTC' as is_recent
      from public.experiments x where x.ended_as = 'killed' and x.ended_at >= private.now() - interval '365 days'
    )
    select jsonb_build_object('lines', case when jsonb_array_length(v_lines) > 25 then v_lines - 25 else v_lines end, 'has_more', jsonb_array_length(v_lines) > 25,
      'this_quarter', count(*) filter (where p.is_recent), 'this_year', count(*), 'freed_days', coalesce(sum(private.freed_days(p.id)), 0))
    from past p);
end $$;

grant execute on function public.revive_kill(bigint, text, text, uuid), public.find_kills(text, bigint, bigint) to authenticated;

-- What came after an experiment and before it, for its page: its handover, what was revived from it, and from which kill it was.
create function public.read_aftermath(p_experiment bigint) returns jsonb
language sql stable set search_path = '' as $$
  select jsonb_build_object(
    'handover', (select jsonb_build_object('state', l.state, 'owner', l.owner, 'live_on', l.live_on, 'expected_on', l.expected_on)
      from public.handover_list l where l.experiment_id = p_experiment order by l.id desc limit 1),
    'from', (select jsonb_build_object('id', x.id, 'title', x.title, 'reason', r.reason, 'by', p.name)
      from public.revivals r join public.decisions d on d.id = r.decision_id join public.experiments x on x.id = d.experiment_id
        join public.people p on p.id = r.revived_by where r.experiment_id = p_experiment),
    'revivals', (select coalesce(jsonb_agg(jsonb_build_object('id', x.id, 'title', x.title, 'reason', r.reason, 'by', p.name) order by x.id), '[]')
      from public.decisions d join public.revivals r on r.decision_id = d.id join public.experiments x on x.id = r.experiment_id
        join public.people p on p.id = r.revived_by where d.experiment_id = p_experiment))
$$;
grant execute on function public.read_aftermath(bigint) to authenticated;

-- Where the handovers of some experiments stand, for the board: since when live or until when it should be, and what the newest check
-- found. Null where none of them has one.
create function private.handovers_of(p_experiments bigint[]) returns json
language plpgsql stable set search_path = '' as $$
begin
  -- plpgsql keeps the plan of this, which takes longer to make than to follow
  return (select json_agg(json_build_object('id', h.experiment_id, 'side', o.function, 'target_on', h.target_on, 'live_on', h.live_on,
    'is_late', h.live_on is null and h.target_on < clock.today, 'check', (
      select json_build_object('days', c.days, 'is_live', c.is_live, 'standing', c.standing, 'held_against', c.held_against)
      from public.current_checks c where c.handover_id = h.id order by c.days desc limit 1)))
  from (select private.today() as today) clock, public.handovers h
    join public.people o on o.id = h.owner_id
  where h.experiment_id = any (p_experiments) and h.called_off_at is null);
end $$;
grant execute on function private.handovers_of(bigint[]) to authenticated;
