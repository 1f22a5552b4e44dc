-- decisions, the board: how many cards a column should hold, views that are kept, a minute to undo, and the whole board in
-- one answer.

-- how much at once ------------------------------------------------------------------------------------------------

-- A limit warns and never blocks: who has too much open still may decide. What is over has none.
create table public.board_limits (
  state public.experiment_state primary key,
  most integer not null,
  set_by uuid not null references public.people (id) on delete restrict,
  set_at timestamptz not null default private.now(),
  constraint board_limits_are_of_open_columns check (state in ('running', 'due', 'deciding', 'iterating')),
  constraint board_limits_are_whole_cards check (most between 1 and 500)
);
create index board_limits_by_person on public.board_limits (set_by);
alter table public.board_limits enable row level security;
create policy board_limits_are_seen_by_members on public.board_limits for select to authenticated using ((select private.is_member()));
grant select on public.board_limits to authenticated;

-- Sets all limits at once; a column that is left out or null has none.
-- Refuses: leaders_only and the constraints of board_limits.
create function public.limit_board(p_running integer default null, p_due integer default null, p_deciding integer default null,
  p_iterating integer default null) returns void
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.leader();
  v_now timestamptz;
  v_before jsonb;
  v_after jsonb := jsonb_strip_nulls(jsonb_build_object('running', p_running, 'due', p_due, 'deciding', p_deciding, 'iterating', p_iterating));
begin
  -- one after the other: the last one who saves sets all of them
  lock table public.board_limits in share row exclusive mode;
  v_now := private.now();
  select coalesce(jsonb_object_agg(state, most), '{}') into v_before from public.board_limits;
  if v_before = v_after then
    return;
  end if;
  delete from public.board_limits;
  insert into public.board_limits (state, most, set_by, set_at)
  select key::public.experiment_state, value::integer, me, v_now from jsonb_each_text(v_after);
  perform realtime.send(jsonb_build_object('key', 'limits', 'limits', v_after), 'changed', 'board', true);
  perform private.log('board.limited', 'board', 'limits', jsonb_build_object('from', v_before, 'to', v_after));
end $$;
grant execute on function public.limit_board(integer, integer, integer, integer) to authenticated;

-- views that are kept ---------------------------------------------------------------------------------------------

-- What the address of the board narrows and groups, under a name: one's own, or shared by a leader for all.
create table public.board_views (
  id bigint generated always as identity primary key,
  person_id uuid not null references public.people (id) on delete cascade,
  name text not null,
  query text not null,
  is_shared boolean not null default false,
  saved_at timestamptz not null default private.now(),
  constraint board_views_name_fits check (length(btrim(name)) between 1 and 60),
  -- as an address writes it, nothing else: it becomes one
  constraint board_views_query_is_an_address check (length(query) <= 1000 and query ~ '^[A-Za-z0-9_.*%=&+-]*$')
);
create unique index board_views_name_is_free on public.board_views (person_id, lower(name)) where not is_shared;
create unique index board_views_shared_name_is_free on public.board_views (lower(name)) where is_shared;
create index board_views_by_person on public.board_views (person_id);
alter table public.board_views enable row level security;
create policy board_views_are_seen_by_their_person on public.board_views for select to authenticated
  using ((select private.is_member()) and (is_shared or person_id = (select auth.uid())));
grant select on public.board_views to authenticated;

-- Keeps a view; one's own view of the same name is replaced, and of the shared ones the one that has it.
-- Refuses: leaders_share_views, views_are_enough and the constraints of board_views.
create function public.save_board_view(p_name text, p_query text, p_is_shared boolean default false) returns bigint
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.caller();
  v_id bigint;
begin
  if p_is_shared and not private.has_role('leader', 'admin') then
    perform private.refuse('leaders_share_views', 403);
  end if;
  -- held by whoever saves: two at once count each other
  perform pg_advisory_xact_lock(hashtext('board_views'), case when p_is_shared then 0 else hashtext(me::text) end);
  update public.board_views set name = btrim(p_name), query = p_query, person_id = me, saved_at = private.now()
  where is_shared = p_is_shared and lower(name) = lower(btrim(p_name)) and (p_is_shared or person_id = me)
  returning id into v_id;
  if v_id is null then
    if 20 <= (select count(*) from public.board_views where is_shared = p_is_shared and (p_is_shared or person_id = me)) then
      perform private.refuse('views_are_enough');
    end if;
    insert into public.board_views (person_id, name, query, is_shared, saved_at)
    values (me, btrim(p_name), p_query, p_is_shared, private.now()) returning id into v_id;
  end if;
  -- what somebody keeps for themselves is nobody else's to read, also not in the log
  if p_is_shared then
    perform private.log('board.view_shared', 'board', v_id::text, jsonb_build_object('name', btrim(p_name)));
  end if;
  return v_id;
end $$;

-- Refuses: no_such_view (also for what is not one's own), leaders_share_views.
create function public.forget_board_view(p_view bigint) returns void
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.caller();
  v public.board_views;
begin
  select * into v from public.board_views where id = p_view and (is_shared or person_id = me) for update;
  if not found then
    perform private.refuse('no_such_view', 404);
  elsif v.is_shared and not private.has_role('leader', 'admin') then
    perform private.refuse('leaders_share_views', 403);
  end if;
  delete from public.board_views where id = p_view;
  if v.is_shared then
    perform private.log('board.view_forgotten', 'board', p_view::text, jsonb_build_object('name', v.name));
  end if;
end $$;
grant execute on function public.save_board_view(text, text, boolean), public.forget_board_view(bigint) to authenticated;

-- a minute to undo ------------------------------------------------------------------------------------------------

-- Who took a box back: for a minute it can be put back by the same person.
alter table public.ballot_boxes add column withdrawn_by uuid references public.people (id) on delete restrict;
create index ballot_boxes_by_withdrawer on public.ballot_boxes (withdrawn_by) where withdrawn_by is not null;

create function private.note_withdrawer() returns trigger
language plpgsql set search_path = '' as $$
begin
  new.withdrawn_by := auth.uid();
  return new;
end $$;
create trigger boxes_note_who_withdraws before update on public.ballot_boxes
  for each row when (old.withdrawn_at is null and new.withdrawn_at is not null) execute function private.note_withdrawer();

-- Takes a ballot back that one opened by mistake. Nobody may have voted: then it is no longer one's own to undo.
-- Refuses: undo_is_ones_own, undo_takes_a_minute and what withdraw_ballot_box refuses.
create function public.undo_opening(p_box bigint) returns void
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.leader();
  b public.ballot_boxes;
begin
  select * into b from public.ballot_boxes where id = p_box and withdrawn_at is null for update;
  if not found then
    perform private.refuse('no_such_box', 404);
  elsif b.opened_by <> me then
    perform private.refuse('undo_is_ones_own', 403);
  elsif private.now() > b.opened_at + interval '1 minute' then
    perform private.refuse('undo_takes_a_minute');
  end if;
  perform public.withdraw_ballot_box(p_box);
end $$;

-- Opens the ballot again that one withdrew by mistake, as it was: same chair, quorum, closing time and whatever else was
-- said when it was opened, and the panel of a review with it. A new row: what was withdrawn stays withdrawn.
-- Refuses: no_such_box, undo_is_ones_own, undo_takes_a_minute, conflict_keeps_out, box_is_closed, box_opens_when_due, seat_again's.
create function public.undo_withdrawal(p_box bigint) returns bigint
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.leader();
  b public.ballot_boxes;
  x public.experiments;
  v_now timestamptz;
begin
  -- in the order of the foreign keys: the review, then the experiment
  perform private.review_of_box(p_box);
  perform from public.experiments e join public.ballot_boxes w on w.experiment_id = e.id where w.id = p_box for update of e;
  v_now := private.now();
  select * into b from public.ballot_boxes where id = p_box and withdrawn_at is not null;
  select * into x from public.experiments where id = b.experiment_id;
  if b.id is null then
    perform private.refuse('no_such_box', 404);
  elsif b.withdrawn_by is distinct from me then
    perform private.refuse('undo_is_ones_own', 403);
  elsif v_now > b.withdrawn_at + interval '1 minute' then
    perform private.refuse('undo_takes_a_minute');
  elsif private.is_recused(p_box, me) then
    perform private.refuse('conflict_keeps_out', 403);
  elsif v_now >= b.closes_at then
    -- with it, everything that was cast in a ballot that missed its quorum stays sealed
    perform private.refuse('box_is_closed');
  elsif private.experiment_state(x, private.today()) <> 'due' or x.time_box <> b.time_box then
    perform private.refuse('box_opens_when_due');
  end if;
  b := jsonb_populate_record(b, jsonb_build_object('id', nextval(pg_get_serial_sequence('public.ballot_boxes', 'id')),
    'opened_at', v_now, 'withdrawn_at', null, 'withdrawn_by', null));
  insert into public.ballot_boxes overriding system value select b.*;
  if b.has_panel then
    perform private.seat_again(p_box, b.id);
  end if;
  update public.experiments set deciding_since = v_now where id = x.id;
  perform private.log('ballot.opened', 'experiments', x.id::text,
    jsonb_build_object('box', b.id, 'closes_at', b.closes_at, 'undoes', p_box));
  return b.id;
end $$;
grant execute on function public.undo_opening(bigint), public.undo_withdrawal(bigint) to authenticated;

-- What the person who asks may still undo, the last thing first.
create view public.undoable with (security_invoker = true) as
select b.id as box_id, b.experiment_id, x.title, b.withdrawn_at is not null as was_withdrawn,
  ceil(extract(epoch from coalesce(b.withdrawn_at, b.opened_at) + interval '1 minute' - clock.now))::integer as seconds
from (select private.now() as now, auth.uid() as me) clock
  join public.ballot_boxes b on b.opened_by = clock.me or b.withdrawn_by = clock.me
  join public.experiments x on x.id = b.experiment_id
where coalesce(b.withdrawn_at, b.opened_at) > clock.now - interval '1 minute' and b.revealed_at is null
  and not private.is_recused(b.id, clock.me)
  and case when b.withdrawn_at is null then b.opened_by = clock.me and not exists (select from public.turnout(b.id))
    else b.withdrawn_by = clock.me and x.deciding_since is null and b.closes_at > clock.now end
order by coalesce(b.withdrawn_at, b.opened_at) desc, b.id desc;
grant select on public.undoable to authenticated;

-- the board -------------------------------------------------------------------------------------------------------

-- The whole board in one answer, as whoever asks may see it. A hundred cards are read again and again: what only some ask
-- for is not on the cards but beside them, and only when it is asked for in p_by: `only` (the ids that are left by "q":
-- words, "owner": a person or "me", "event": a slug or "none", "priority": an id or "none"), `lanes` (by "event" or
-- "priority"), `owners`, `events` and `priorities` (with "options": true).
create function public.read_board(p_by jsonb default '{}') returns json
language plpgsql stable set search_path = '' set plan_cache_mode = force_generic_plan as $$
begin
  -- plpgsql keeps the plan of this, which takes a third as long to make as to follow; left alone it would plan anew for each p_by,
  -- because a plan without what is not asked for looks cheaper
  return (with cards as materialized (
    select id, title, idea_id, state, today, time_box, ends_on, marketing_supports, it_supports, asked_by, asked_by_function,
      closes_at, revealed_at, turnout, outcome, ballots, overrule_reason, decided_at, totals, design, look_rule, looks, was_moved, cut,
      extensions, stopped, marketing_owner_id, it_owner_id, rule_met, is_amended, recommended, sign_offs, signed, seq, refusals, voters
    from public.board_cards limit 1000)
  select json_build_object(
    'cards', (select coalesce(json_agg(c), '[]') from (
      select id, title, state, time_box, ends_on - today + 1 as days_left, marketing_supports, it_supports, asked_by, asked_by_function,
        closes_at, revealed_at, turnout, outcome, ballots, overrule_reason, decided_at,
        -- as text: who has worked out what these totals say need not take them apart again
        totals::text, design, look_rule, looks, was_moved, cut, extensions, stopped, rule_met, is_amended, recommended, sign_offs, signed, seq,
        refusals, voters
      from cards) c),
    -- the board knows no handovers: what became of what was promoted comes from those who do
    'handovers', private.handovers_of(array(select id from cards where state = 'promoted')),
    -- as the view zombies has them, which looks each one up: here all at once
    'zombies', (select json_agg(json_build_object('id', z.id, 'reason', z.reason, 'days', z.today - z.since))
      from (select c.id, 'undecided' as reason, c.today, c.ends_on as since from cards c where c.state in ('due', 'deciding')
        union all
        select c.id, 'unread', c.today, greatest(t.last_day, b.starts_on)
        from cards c join public.time_boxes b on b.experiment_id = c.id and b.number = c.time_box
          left join private.last_reading_days() t on t.experiment_id = c.id
        -- what began less than two weeks ago cannot have waited longer
        where c.state in ('running', 'iterating') and c.today - b.starts_on > 14) z
      where z.today - z.since > 14),
    'limits', (select json_object_agg(l.state, l.most) from public.board_limits l),
    'views', (select json_agg(json_build_object('name', v.name, 'query', v.query) order by v.is_shared desc, lower(v.name))
      from public.board_views v),
    'undo', (select to_json(u) from public.undoable u limit 1),
    'withheld', private.withheld_experiments(),
    'agendas', private.waiting_on_agendas(),
    'only', case when p_by ?| array['q', 'owner', 'event', 'priority'] then (
      select coalesce(json_agg(c.id), '[]')
      from cards c join public.ideas i on i.id = c.idea_id
        left join public.people m on m.id = c.marketing_owner_id
        left join public.people t on t.id = c.it_owner_id
        left join public.events e on e.id = i.event_id
      where (p_by ->> 'q' is null or strpos(lower(concat_ws(' ', c.title, i.title, c.asked_by, m.name, t.name)), lower(p_by ->> 'q')) > 0)
        and (p_by ->> 'owner' is null
          or case p_by ->> 'owner' when 'me' then auth.uid()::text else p_by ->> 'owner' end in (m.id::text, t.id::text))
        and (p_by ->> 'event' is null or coalesce(e.slug, 'none') = p_by ->> 'event')
        and (p_by ->> 'priority' is null or coalesce(i.priority_id::text, 'none') = p_by ->> 'priority')) end,
    'lanes', case p_by ->> 'lanes' when 'event' then (
      select coalesce(json_agg(json_build_object('title', l.name, 'cards', l.ids) order by l.starts desc nulls last), '[]') from (
        select e.name, e.ideation_at as starts, json_agg(c.id) as ids
        from cards c join public.ideas i on i.id = c.idea_id left join public.events e on e.id = i.event_id
        group by e.id, e.name, e.ideation_at) l)
      when 'priority' then (
      select coalesce(json_agg(json_build_object('title', l.name, 'cards', l.ids) order by l.place nulls last, l.name nulls last), '[]') from (
        select r.name, case when r.retired_at is null then r.position end as place, json_agg(c.id) as ids
        from cards c join public.ideas i on i.id = c.idea_id left join public.priorities r on r.id = i.priority_id
        group by r.id, r.name, r.position, r.retired_at) l) end,
    'owners', case when (p_by ->> 'options')::boolean then (
      select json_agg(json_build_object('value', p.id, 'label', p.name) order by p.name, p.id) from public.people p
      where p.id in (select c.marketing_owner_id from cards c union select c.it_owner_id from cards c)) end,
    'events', case when (p_by ->> 'options')::boolean then (
      select json_agg(json_build_object('value', e.slug, 'label', e.name) order by e.ideation_at desc) from public.events e
      where e.id in (select i.event_id from cards c join public.ideas i on i.id = c.idea_id)) end,
    'priorities', case when (p_by ->> 'options')::boolean then (
      select json_agg(json_build_object('value', r.id::text, 'label', r.name) order by r.position, r.id) from public.priorities r
      where r.id in (select i.priority_id from cards c join public.ideas i on i.id = c.idea_id)) end));
end $$;

-- Experiments as read_experiment has them, several in one answer: what their rules recommend is worked out of all of it.
create function public.read_experiments(p_experiments bigint[]) returns jsonb
language plpgsql stable set search_path = '' as $$
begin
  return (select jsonb_agg(public.read_experiment(id)) from unnest(p_experiments) id);
end $$;
grant execute on function public.read_board(jsonb), public.read_experiments(bigint[]) to authenticated;
