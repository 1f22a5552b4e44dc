-- handovers: what follows a promote. Who runs it in production, what has to be done before, what stands in the way, since
-- when it is live, and whether the effect held 30, 90 and 180 days later.

create type public.item_state as enum ('open', 'done', 'not_needed');
create type public.effect_standing as enum ('held', 'weaker', 'gone', 'not_known');
-- what production is held against: people it is kept from, the level of then (before and after), or the target
create type public.effect_against as enum ('holdout', 'then', 'target');

-- What the checklist of a handover begins with here. Each handover gets a copy: a change holds from the next promote on.
create table public.template_items (
  id bigint generated always as identity primary key,
  name text not null,
  help text not null default '',
  function public.job_function not null,
  position integer not null default 1,
  -- nobody: it came with the workspace
  added_by uuid references public.people (id) on delete restrict,
  added_at timestamptz not null default private.now(),
  retired_at timestamptz,
  constraint template_items_name_is_short check (length(btrim(name)) between 2 and 60 and name !~ '[[:cntrl:]]'),
  constraint template_items_help_fits check (length(help) <= 300),
  constraint template_items_have_a_place check (position between 1 and 99)
);
create unique index template_items_name_is_unique on public.template_items (lower(name)) where retired_at is null;
create index template_items_by_author on public.template_items (added_by);
alter table public.template_items enable row level security;
insert into public.template_items (position, name, function, help) values
  (1, 'Security', 'it', 'Who may reach it, what it opens, and who looked at it.'),
  (2, 'Privacy', 'other', 'What it keeps about people, on which ground, for how long.'),
  (3, 'Operations', 'it', 'Who is called when it breaks, and what it costs to run.'),
  (4, 'Analytics', 'it', 'The primary metric is measured in production as it was in the test.'),
  (5, 'Training', 'marketing', 'Whoever works with it knows how.'),
  (6, 'Brand', 'marketing', 'Words and looks are ours, in every language it is shown in.'),
  (7, 'Legal', 'other', 'Terms, licences and claims are checked.');

create table public.handovers (
  id bigint generated always as identity primary key,
  experiment_id bigint not null references public.experiments (id) on delete restrict,
  decision_id bigint not null unique references public.decisions (id) on delete restrict,
  owner_id uuid not null references public.people (id) on delete restrict,
  started_at timestamptz not null,
  -- where the target stood first; what moved it is in the log
  promised_on date not null,
  target_on date not null,
  live_on date,
  -- why it went live although something was open
  live_exception text not null default '',
  live_by uuid references public.people (id) on delete restrict,
  -- days after live at which the next check is due; null when none is to come
  next_check integer,
  -- another decision took the place of the promote
  called_off_at timestamptz,
  -- the day something is expected of it, endless when nothing is: lists are in this order
  due_on date not null generated always as (case when called_off_at is not null then date 'infinity' when live_on is null then target_on
    when next_check is null then date 'infinity' else live_on + next_check end) stored,
  constraint handovers_dates_are_days check (isfinite(target_on) and isfinite(live_on)),
  constraint handovers_exception_fits check (length(live_exception) <= 1000),
  constraint handovers_live_is_said_by_somebody check ((live_on is null) = (live_by is null))
);
create unique index handovers_are_open_once on public.handovers (experiment_id) where called_off_at is null;
create index handovers_by_experiment on public.handovers (experiment_id, id desc);
create index handovers_by_due_day on public.handovers (due_on, id);
create index handovers_by_owner on public.handovers (owner_id, due_on);
create index handovers_by_who_said_live on public.handovers (live_by);
alter table public.handovers enable row level security;

create table public.handover_items (
  id bigint generated always as identity primary key,
  handover_id bigint not null references public.handovers (id) on delete cascade,
  position integer not null,
  name text not null,
  help text not null,
  -- the side that says whether it is done
  function public.job_function not null,
  state public.item_state not null default 'open',
  note text not null default '',
  settled_by uuid references public.people (id) on delete restrict,
  settled_at timestamptz,
  constraint handover_items_not_needed_says_why check (state <> 'not_needed' or length(btrim(note)) >= 10),
  constraint handover_items_note_fits check (length(note) <= 1000),
  constraint handover_items_are_settled_by_somebody check ((state = 'open') = (settled_by is null))
);
create index handover_items_by_handover on public.handover_items (handover_id, position, id);
create index handover_items_by_person on public.handover_items (settled_by);
alter table public.handover_items enable row level security;

create table public.blockers (
  id bigint generated always as identity primary key,
  handover_id bigint not null references public.handovers (id) on delete cascade,
  words text not null,
  opened_by uuid not null references public.people (id) on delete restrict,
  opened_at timestamptz not null,
  resolution text,
  resolved_by uuid references public.people (id) on delete restrict,
  resolved_at timestamptz,
  constraint blockers_are_told check (length(btrim(words)) between 5 and 1000),
  constraint blockers_say_how_they_went check (length(btrim(resolution)) between 5 and 1000),
  constraint blockers_are_resolved_whole check (num_nonnulls(resolution, resolved_by, resolved_at) in (0, 3))
);
create index blockers_by_handover on public.blockers (handover_id, id);
create index blockers_by_opener on public.blockers (opened_by);
create index blockers_by_resolver on public.blockers (resolved_by);
alter table public.blockers enable row level security;

create table public.effect_checks (
  id bigint generated always as identity primary key,
  handover_id bigint not null references public.handovers (id) on delete restrict,
  days integer not null,
  is_live boolean not null,
  standing public.effect_standing not null,
  -- a number that somebody saw, as the primary metric is written; of a share from 0 to 1. It is a word and no reading
  measured double precision,
  -- by what was read in production on these days; effect_check_readings names each
  read_from date,
  read_to date,
  -- where the server worked out the same standing of these days: what they were held against. Else it is a person's word
  held_against public.effect_against,
  words text not null,
  checked_by uuid not null references public.people (id) on delete restrict,
  checked_at timestamptz not null,
  -- a correction names the check it takes the place of
  replaces_id bigint references public.effect_checks (id) on delete restrict,
  constraint effect_checks_are_replaced_once unique (replaces_id),
  constraint effect_checks_have_a_day check (days in (30, 90, 180)),
  constraint effect_checks_of_what_is_off_are_gone check (is_live or standing = 'gone'),
  -- what became of an effect is said by readings: where there are none nobody can tell, whatever number is typed
  constraint effect_checks_say_by_what check (not is_live or standing = 'not_known' or (read_from is not null and held_against is not null)),
  constraint effect_checks_read_whole_days check (num_nonnulls(read_from, read_to) <> 1 and read_from <= read_to),
  constraint effect_checks_measured_is_a_number check (measured between -1e100 and 1e100),
  constraint effect_checks_are_told check (length(btrim(words)) between 10 and 2000)
);
create unique index effect_checks_begin_once on public.effect_checks (handover_id, days) where replaces_id is null;
create index effect_checks_by_handover on public.effect_checks (handover_id, days, id desc);
create index effect_checks_by_person on public.effect_checks (checked_by);
alter table public.effect_checks enable row level security;
create trigger effect_checks_are_append_only before update or delete on public.effect_checks
  for each row execute function private.refuse_change();
create trigger effect_checks_are_never_truncated before truncate on public.effect_checks
  for each statement execute function private.refuse_change();

create policy template_items_are_seen_by_members on public.template_items for select to authenticated using ((select private.is_member()));
create policy handovers_are_seen_by_members on public.handovers for select to authenticated using ((select private.is_member()));
create policy handover_items_are_seen_by_members on public.handover_items for select to authenticated using ((select private.is_member()));
create policy blockers_are_seen_by_members on public.blockers for select to authenticated using ((select private.is_member()));
create policy effect_checks_are_seen_by_members on public.effect_checks for select to authenticated using ((select private.is_member()));
grant select on public.template_items, public.handovers, public.handover_items, public.blockers, public.effect_checks to authenticated;

-- it begins by itself --------------------------------------------------------------------------------------------------

-- A promote starts it in its own transaction; what takes the place of a promote calls it off. The owner of the IT side
-- runs it unless gone: then marketing's, then who decided.
create function private.follow_decision() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  v_day date := (new.decided_at at time zone 'UTC')::date;
  v_id bigint;
begin
  if new.outcome <> 'promote' then
    update public.handovers set called_off_at = new.decided_at where experiment_id = new.experiment_id and called_off_at is null;
  elsif not exists (select from public.handovers where experiment_id = new.experiment_id and called_off_at is null) then
    insert into public.handovers (experiment_id, decision_id, owner_id, started_at, promised_on, target_on)
    select x.id, new.id, coalesce((select id from public.people where id = x.it_owner_id and left_at is null),
      (select id from public.people where id = x.marketing_owner_id and left_at is null), new.decided_by),
      new.decided_at, v_day + 30, v_day + 30
    from public.experiments x where x.id = new.experiment_id returning id into v_id;
    insert into public.handover_items (handover_id, position, name, help, function)
    select v_id, t.position, t.name, t.help, t.function from public.template_items t where t.retired_at is null;
  end if;
  return null;
end $$;
create trigger decisions_are_followed after insert on public.decisions
  for each row execute function private.follow_decision();

-- Logged when the transaction ends: the head of the chain is the last lock that is taken, and deciding has others to take.
create function private.log_handover() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if tg_op = 'INSERT' then
    perform private.log('handover.started', 'experiments', new.experiment_id::text, jsonb_build_object('handover', new.id,
      'owner', (select name from public.people where id = new.owner_id), 'target', new.target_on));
  elsif old.called_off_at is null and new.called_off_at is not null then
    perform private.log('handover.called_off', 'experiments', new.experiment_id::text, jsonb_build_object('handover', new.id));
  end if;
  return null;
end $$;
create constraint trigger handovers_are_logged after insert or update on public.handovers
  deferrable initially deferred for each row execute function private.log_handover();

-- what people do with it -----------------------------------------------------------------------------------------------

-- The handover, locked. Refuses: no_such_handover, handover_is_called_off.
create function private.open_handover(p_handover bigint) returns public.handovers
language plpgsql security definer set search_path = '' as $$
declare
  h public.handovers;
begin
  select * into h from public.handovers where id = p_handover for update;
  if not found then
    perform private.refuse('no_such_handover', 404);
  elsif h.called_off_at is not null then
    perform private.refuse('handover_is_called_off');
  end if;
  return h;
end $$;

-- Gives it an owner and a target day. A target moves back with a reason only. The same again changes nothing.
-- Refuses: open_handover's, handover_is_its_owners, owner_is_somebody_here, handover_is_live, target_is_ahead, later_target_needs_a_reason.
create function public.plan_handover(p_handover bigint, p_owner uuid, p_target date, p_reason text default '') returns void
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.caller();
  h public.handovers := private.open_handover(p_handover);
  v_reason text := btrim(coalesce(p_reason, ''));
begin
  if h.owner_id <> me and not private.has_role('leader', 'admin') then
    perform private.refuse('handover_is_its_owners', 403);
  elsif (h.owner_id, h.target_on) = (p_owner, p_target) then
    return;
  elsif p_owner is distinct from h.owner_id
    and not exists (select from public.people where id = p_owner and left_at is null and is_complete for key share) then
    perform private.refuse('owner_is_somebody_here');
  elsif p_target is distinct from h.target_on then
    if h.live_on is not null then
      perform private.refuse('handover_is_live');
    elsif p_target is null or p_target not between private.today() and private.today() + 730 then
      perform private.refuse('target_is_ahead');
    elsif p_target > h.target_on and length(v_reason) not between 10 and 1000 then
      perform private.refuse('later_target_needs_a_reason');
    end if;
  end if;
  update public.handovers set owner_id = p_owner, target_on = p_target where id = h.id;
  perform private.log('handover.planned', 'experiments', h.experiment_id::text, jsonb_strip_nulls(jsonb_build_object('handover', h.id,
    'owner', case when p_owner <> h.owner_id then (select name from public.people where id = p_owner) end,
    'from', case when p_target <> h.target_on then h.target_on end, 'to', case when p_target <> h.target_on then p_target end,
    'reason', nullif(v_reason, ''))));
end $$;

-- Whether a person speaks for a side: who works in it, who bridges, and leaders.
create function private.speaks_for(p_side public.job_function) returns boolean
language sql stable security definer set search_path = '' as $$
  select private.has_role('leader', 'admin') or exists (select from public.people
    where id = auth.uid() and (function = p_side or (is_bridging and p_side <> 'other')))
$$;

-- Says how a point of the checklist stands. Refuses: open_handover's, no_such_item, item_is_its_functions and the constraints of items.
create function public.settle_item(p_item bigint, p_state public.item_state, p_note text default '') returns void
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.caller();
  h public.handovers := private.open_handover((select handover_id from public.handover_items where id = p_item));
  i public.handover_items;
  v_note text := btrim(coalesce(p_note, ''));
begin
  select * into i from public.handover_items where id = p_item;
  if not private.speaks_for(i.function) then
    perform private.refuse('item_is_its_functions', 403);
  elsif (i.state, i.note) = (p_state, v_note) then
    return;
  end if;
  update public.handover_items set state = p_state, note = v_note, settled_by = case when p_state <> 'open' then me end,
    settled_at = case when p_state <> 'open' then private.now() end
  where id = i.id;
  perform private.log('handover.item_settled', 'experiments', h.experiment_id::text,
    jsonb_build_object('handover', h.id, 'item', i.name, 'state', p_state, 'note', v_note));
end $$;

-- Says what stands in the way; the same words while they stand are one blocker. Refuses: open_handover's.
create function public.open_blocker(p_handover bigint, p_words text) returns bigint
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.caller();
  h public.handovers := private.open_handover(p_handover);
  v_id bigint := (select id from public.blockers where handover_id = h.id and resolved_at is null and words = btrim(p_words));
begin
  if v_id is not null then
    return v_id;
  end if;
  insert into public.blockers (handover_id, words, opened_by, opened_at) values (h.id, btrim(p_words), me, private.now()) returning id into v_id;
  perform private.log('handover.blocked', 'experiments', h.experiment_id::text,
    jsonb_build_object('handover', h.id, 'blocker', v_id, 'words', btrim(p_words)));
  return v_id;
end $$;

-- By who said it, who runs the handover, or a leader. Refuses: open_handover's, blocker_is_resolved, blocker_is_its_openers.
create function public.resolve_blocker(p_blocker bigint, p_resolution text) returns void
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.caller();
  h public.handovers := private.open_handover((select handover_id from public.blockers where id = p_blocker));
  b public.blockers;
begin
  select * into b from public.blockers where id = p_blocker;
  if b.resolved_at is not null then
    perform private.refuse('blocker_is_resolved');
  elsif me not in (b.opened_by, h.owner_id) and not private.has_role('leader', 'admin') then
    perform private.refuse('blocker_is_its_openers', 403);
  end if;
  update public.blockers set resolution = btrim(coalesce(p_resolution, '')), resolved_by = me, resolved_at = private.now() where id = b.id;
  perform private.log('handover.unblocked', 'experiments', h.experiment_id::text,
    jsonb_build_object('handover', h.id, 'blocker', b.id, 'words', b.words, 'resolution', btrim(p_resolution)));
end $$;

-- Its owner says since when it is live. With something open it needs a reason. Until the first check the day can be set right.
-- Refuses: open_handover's, owner_says_live, live_date_is_checked, live_date_was_read, live_day_has_come, live_needs_all_done.
create function public.go_live(p_handover bigint, p_on date, p_exception text default '') returns void
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.caller();
  h public.handovers := private.open_handover(p_handover);
  v_exception text := btrim(coalesce(p_exception, ''));
  v_open integer := (select count(*) from public.handover_items where handover_id = h.id and state = 'open')
    + (select count(*) from public.blockers where handover_id = h.id and resolved_at is null);
begin
  if h.owner_id <> me then
    perform private.refuse('owner_says_live', 403);
  elsif exists (select from public.effect_checks where handover_id = h.id) then
    perform private.refuse('live_date_is_checked');
  elsif exists (select from public.current_production_readings where handover_id = h.id and day < p_on) then
    perform private.refuse('live_date_was_read');
  elsif p_on is null or p_on not between (h.started_at at time zone 'UTC')::date and private.today() then
    perform private.refuse('live_day_has_come');
  elsif v_open > 0 and length(v_exception) < 10 then
    perform private.refuse('live_needs_all_done');
  elsif (h.live_on, h.live_exception) = (p_on, v_exception) then
    return;
  end if;
  update public.handovers set live_on = p_on, live_by = me, next_check = 30, live_exception = v_exception where id = h.id;
  perform private.log('handover.went_live', 'experiments', h.experiment_id::text,
    jsonb_build_object('handover', h.id, 'on', p_on, 'was', h.live_on, 'open', v_open, 'exception', v_exception));
end $$;

-- What counts of the checks: the last of each line of corrections.
create view public.current_checks with (security_invoker = true) as
select c.* from public.effect_checks c where not exists (select from public.effect_checks later where later.replaces_id = c.id);
grant select on public.current_checks to authenticated;

-- Answers a check on its day or later: {is_live, standing, measured, read_from, read_to, words}. That it was switched off can be said before.
-- Again for the same day corrects it. By who runs it in production, the owners of the experiment, and leaders.
-- Refuses: open_handover's, check_is_not_yours, handover_is_not_live, check_is_not_due, measured_is_a_share,
-- nothing_was_read_then, check_leaves_days_out, readings_say_otherwise.
create function public.check_effect(p_handover bigint, p_days integer, p_check jsonb) returns bigint
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.caller();
  h public.handovers := private.open_handover(p_handover);
  n public.effect_checks := jsonb_populate_record(null::public.effect_checks, p_check - array['id', 'replaces_id', 'held_against']);
  c public.effect_checks;
  v_readings bigint[] := private.production_between(h, n.read_from, n.read_to);
begin
  if me <> h.owner_id and not private.has_role('leader', 'admin')
    and not exists (select from public.experiments where id = h.experiment_id and me in (marketing_owner_id, it_owner_id)) then
    perform private.refuse('check_is_not_yours', 403);
  elsif h.live_on is null then
    perform private.refuse('handover_is_not_live');
  elsif private.today() < h.live_on + p_days and not (n.is_live is false and p_days = h.next_check) then
    perform private.refuse('check_is_not_due');
  elsif n.measured not between 0 and 1 and exists (select from public.metrics m join public.kpis k on k.id = m.kpi_id
      where m.experiment_id = h.experiment_id and m.role = 'primary' and k.kind = 'proportion') then
    perform private.refuse('measured_is_a_share');
  elsif n.read_from <= n.read_to and not exists (select from public.production_readings where id = any (v_readings) and arm = 'live') then
    perform private.refuse('nothing_was_read_then');
  elsif n.is_live and n.read_from <= n.read_to and private.leaves_days_out(h, p_days, n.read_from, n.read_to) then
    perform private.refuse('check_leaves_days_out');
  end if;
  n.held_against := case when n.is_live then private.stated_against(h.id, v_readings, n.standing) end;
  if n.is_live and n.read_from <= n.read_to and n.standing <> 'not_known' and n.held_against is null then
    perform private.refuse('readings_say_otherwise');
  end if;
  select * into c from public.current_checks where handover_id = h.id and days = p_days;
  n.words := btrim(n.words);
  if (c.is_live, c.standing, c.measured, c.read_from, c.read_to, c.words)
      is not distinct from (n.is_live, n.standing, n.measured, n.read_from, n.read_to, n.words)
    and array(select e.reading_id from public.effect_check_readings e where e.check_id = c.id order by 1) = v_readings then
    return c.id;
  end if;
  insert into public.effect_checks (handover_id, days, is_live, standing, measured, read_from, read_to, held_against, words, checked_by,
    checked_at, replaces_id)
  values (h.id, p_days, n.is_live, n.standing, n.measured, n.read_from, n.read_to, n.held_against, n.words, me, private.now(), c.id) returning * into c;
  insert into public.effect_check_readings (check_id, reading_id) select c.id, one from unnest(v_readings) one;
  update public.handovers set next_check = (
    -- what was switched off is not asked about again; a day that was passed over is not asked for after a later one
    select min(d.days) from unnest(array[30, 90, 180]) d (days), (select coalesce(max(days), 0) as last from public.current_checks where handover_id = h.id) a
    where d.days > a.last and not exists (select from public.current_checks where handover_id = h.id and days = a.last and not is_live))
  where id = h.id;
  perform private.log('handover.checked', 'experiments', h.experiment_id::text, jsonb_build_object('handover', h.id, 'days', p_days,
    'is_live', c.is_live, 'standing', c.standing, 'measured', c.measured, 'readings', nullif(cardinality(v_readings), 0),
    'corrects', c.replaces_id));
  return c.id;
end $$;

grant execute on function public.plan_handover(bigint, uuid, date, text), public.settle_item(bigint, public.item_state, text),
  public.open_blocker(bigint, text), public.resolve_blocker(bigint, text), public.go_live(bigint, date, text),
  public.check_effect(bigint, integer, jsonb) to authenticated;
