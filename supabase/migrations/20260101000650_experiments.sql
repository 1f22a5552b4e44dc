-- experiments, their time: a time-box that is stopped early, the calendar of all of them, its feeds, and links that show
-- one experiment to somebody without an account.

-- stopped early --------------------------------------------------------------------------------------------------

create table public.early_stops (
  experiment_id bigint not null,
  -- the time-box that was cut short
  time_box integer not null,
  criterion text not null,
  -- where the reason was one of the criteria in numbers
  criterion_id bigint,
  reason text not null,
  -- the last day before, and the one that counts now
  planned_end date not null,
  ended_on date not null,
  stopped_by uuid not null references public.people (id) on delete restrict,
  stopped_at timestamptz not null default private.now(),
  primary key (experiment_id, time_box),
  constraint early_stops_are_of_a_time_box foreign key (experiment_id, time_box) references public.time_boxes (experiment_id, number) on delete cascade,
  constraint early_stops_name_a_criterion check (criterion in ('kill_criterion', 'guardrail', 'success_threshold', 'outside')),
  constraint early_stops_criterion_is_of_the_experiment foreign key (criterion_id, experiment_id)
    references public.criteria (id, experiment_id) on delete cascade,
  constraint early_stops_reason_is_told check (length(btrim(reason)) between 10 and 1000),
  constraint early_stops_come_before_the_end check (ended_on < planned_end)
);
create index early_stops_by_person on public.early_stops (stopped_by);
create index early_stops_by_criterion on public.early_stops (criterion_id, experiment_id) where criterion_id is not null;
alter table public.early_stops enable row level security;
create policy early_stops_are_seen_by_members on public.early_stops for select to authenticated using ((select private.is_member()));
grant select on public.early_stops to authenticated;
create trigger early_stops_are_append_only before update or delete on public.early_stops
  for each row execute function private.refuse_change();
create trigger early_stops_are_never_truncated before truncate on public.early_stops
  for each statement execute function private.refuse_change();

-- Ends the time-box that runs: yesterday becomes its last day, so that it is due at once. Today is not over, so it is no
-- day of the time-box, unless it is its first: then the time-box is this one day, and due tomorrow. What was read today
-- stays and counts. There is no way back: another time-box takes a decision.
-- p_by: the criterion it was, where it was one in numbers; whether it is met stays to be read.
-- Refuses: experiment_has_not_started, experiment_is_decided, experiment_is_stopped, time_box_is_over, stop_is_by_its_criterion,
-- the constraints of early_stops and own_experiment's.
create function public.stop_experiment(p_experiment bigint, p_criterion text, p_reason text, p_by bigint default null) returns void
language plpgsql security definer set search_path = '' as $$
declare
  x public.experiments := private.own_experiment(p_experiment);
  v_stop public.early_stops;
  v_end date;
begin
  select * into v_stop from public.early_stops where experiment_id = x.id and time_box = x.time_box;
  if x.started_at is null then
    perform private.refuse('experiment_has_not_started');
  elsif v_stop.stopped_by = auth.uid() and v_stop.criterion = p_criterion and v_stop.criterion_id is not distinct from p_by and v_stop.reason = btrim(p_reason) then
    -- sent twice: it is stopped
    return;
  elsif x.ended_as is not null or x.deciding_since is not null then
    perform private.refuse('experiment_is_decided');
  elsif v_stop.stopped_by is not null then
    perform private.refuse('experiment_is_stopped');
  elsif private.today() >= x.ends_on then
    -- on the last day there is nothing left to cut short
    perform private.refuse('time_box_is_over');
  elsif p_by is not null and not exists (select from public.criteria c where c.id = p_by and c.experiment_id = x.id
      and p_criterion = case c.kind when 'kill' then 'kill_criterion' else 'success_threshold' end) then
    perform private.refuse('stop_is_by_its_criterion', 400);
  end if;
  select greatest(b.starts_on, private.today() - 1) into v_end from public.time_boxes b
  where b.experiment_id = x.id and b.number = x.time_box;
  insert into public.early_stops (experiment_id, time_box, criterion, criterion_id, reason, planned_end, ended_on, stopped_by)
  values (x.id, x.time_box, p_criterion, p_by, btrim(p_reason), x.ends_on, v_end, auth.uid());
  update public.experiments set ends_on = v_end, is_cut_short = true where id = x.id;
  perform private.log('experiment.stopped', 'experiments', x.id::text,
    jsonb_strip_nulls(jsonb_build_object('criterion', p_criterion, 'by', p_by, 'reason', btrim(p_reason), 'from', x.ends_on, 'to', v_end)));
end $$;
grant execute on function public.stop_experiment(bigint, text, text, bigint) to authenticated;

-- An extension would undo the stop.
create function private.guard_stopped() returns trigger
language plpgsql set search_path = '' as $$
begin
  if new.field = 'ends_on' and exists (select from public.early_stops s
      join public.experiments x on x.id = s.experiment_id and x.time_box = s.time_box where x.id = new.experiment_id) then
    perform private.refuse('stopped_is_not_extended');
  end if;
  return new;
end $$;
create trigger amendments_extend_nothing_stopped before insert on public.amendments
  for each row execute function private.guard_stopped();

-- the calendar ---------------------------------------------------------------------------------------------------

-- How often its place in the calendar changed, for feeds: a calendar takes an entry over when its number is higher.
alter table public.experiments add column schedule_version integer not null default 0,
  add column scheduled_at timestamptz not null default private.now();

create function private.count_schedule() returns trigger
language plpgsql set search_path = '' as $$
begin
  if (new.title, new.starts_on, new.ends_on, new.kill_on, new.time_box, new.started_at, new.ended_as)
    is distinct from (old.title, old.starts_on, old.ends_on, old.kill_on, old.time_box, old.started_at, old.ended_as) then
    new.schedule_version := old.schedule_version + 1;
    new.scheduled_at := private.now();
  end if;
  return new;
end $$;
create trigger schedules_are_counted before update on public.experiments
  for each row execute function private.count_schedule();

-- An amended day moves its place in calendars too; the registration itself stays as it is.
create function private.count_amended_day() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  update public.experiments set schedule_version = schedule_version + 1, scheduled_at = private.now() where id = new.experiment_id;
  return null;
end $$;
create trigger amended_days_are_counted after insert on public.amendments
  for each row when (new.field = 'kill_on') execute function private.count_amended_day();

-- The day the kill criterion is looked at, as last amended.
create function private.kill_day(p_experiment public.experiments) returns date
language sql stable set search_path = '' as $$
  select coalesce((select a.amended_value::date from public.amendments a
    where a.experiment_id = p_experiment.id and a.field = 'kill_on' order by a.id desc limit 1), p_experiment.kill_on)
$$;
grant execute on function private.kill_day(public.experiments) to authenticated;

-- The days an experiment takes up: a draft as planned, what is open until further notice, what has ended until then.
-- Null while a draft has no dates.
create function private.calendar_span(p_starts date, p_ends date, p_started timestamptz, p_ended timestamptz) returns daterange
language sql immutable set search_path = '' as $$
  select case when p_starts is null or p_ends is null then null
    when p_ended is not null then daterange(p_starts, greatest(p_starts, p_ends, (p_ended at time zone 'UTC')::date), '[]')
    when p_started is not null then daterange(p_starts, null, '[)')
    else daterange(p_starts, greatest(p_starts, p_ends), '[]') end
$$;
grant execute on function private.calendar_span(date, date, timestamptz, timestamptz) to authenticated;
create index experiments_by_span on public.experiments using gist (private.calendar_span(starts_on, ends_on, started_at, ended_at));

-- Each time-box with the day it really ended on. Extensions of an earlier one are read from the amendments of its time.
create view public.time_box_list with (security_invoker = true) as
select b.experiment_id, b.number, b.starts_on, b.ends_on as planned_end, b.extensions, s.criterion as stopped_by_criterion,
  case when b.number = x.time_box then x.ends_on when s.ended_on is not null then s.ended_on
    else coalesce((select a.amended_value::date from public.amendments a where a.experiment_id = b.experiment_id and a.field = 'ends_on'
        and (a.amended_at at time zone 'UTC')::date >= b.starts_on and (a.amended_at at time zone 'UTC')::date < coalesce(
          (select n.starts_on from public.time_boxes n where n.experiment_id = b.experiment_id and n.number = b.number + 1), 'infinity')
        order by a.id desc limit 1), b.ends_on) end as ended_on
from public.time_boxes b
  join public.experiments x on x.id = b.experiment_id
  left join public.early_stops s on s.experiment_id = b.experiment_id and s.time_box = b.number;
grant select on public.time_box_list to authenticated;

-- What nobody dares to kill. `undecided`: its time-box is over for more than two weeks and no decision was taken.
-- `unread`: it runs, and the last day with a reading (or its first day) lies more than two weeks back.
create view public.zombies with (security_invoker = true) as
select z.id, z.title, z.state, z.reason, z.since, z.today - z.since as days, z.marketing_owner_id, z.it_owner_id
from (
  select x.id, x.title, private.experiment_state(x, clock.today) as state, clock.today, x.marketing_owner_id, x.it_owner_id,
    case when x.ends_on < clock.today then 'undecided' else 'unread' end as reason,
    case when x.ends_on < clock.today then x.ends_on else greatest(private.last_reading_day(x.id),
      (select b.starts_on from public.time_boxes b where b.experiment_id = x.id and b.number = x.time_box)) end as since
  from (select private.today() as today) clock, public.experiments x
  where x.started_at is not null and x.ended_as is null) z
where z.today - z.since > 14;
grant select on public.zombies to authenticated;

-- All experiments of some days, by their first day, and every zombie of today. At most 300 of each, which `is_cut` says.
create function public.read_calendar(p_from date, p_to date) returns jsonb
language plpgsql stable set search_path = '' as $$
begin
  -- plpgsql keeps the plan of this
  return (with clock as (select private.today() as today),
  shown as (
    select x.id, x.title, private.experiment_state(x, clock.today) as state, x.starts_on, x.ends_on,
      (x.ended_at at time zone 'UTC')::date as ended_on, k.line_id as kpi_id, k.name as kpi, k.owner_function as kpi_function,
      m.name as marketing_owner, t.name as it_owner,
      coalesce((select a.amended_value from public.amendments a where a.experiment_id = x.id and a.field = 'audience'
        order by a.id desc limit 1), x.audience) as audience,
      private.kill_day(x) as kill_on,
      (select coalesce(jsonb_agg(to_jsonb(b) - 'experiment_id' order by b.number), '[]') from public.time_box_list b
        where b.experiment_id = x.id) as time_boxes
    from clock, public.experiments x
      left join public.people m on m.id = x.marketing_owner_id
      left join public.people t on t.id = x.it_owner_id
      left join public.metrics pm on pm.experiment_id = x.id and pm.role = 'primary'
      left join public.kpis k on k.id = pm.kpi_id
    where private.calendar_span(x.starts_on, x.ends_on, x.started_at, x.ended_at) && daterange(p_from, greatest(p_from, p_to), '[]')
    order by x.starts_on, x.id limit 301)
  select jsonb_build_object('today', clock.today, 'is_cut', (select count(*) > 300 from shown),
    'experiments', (select coalesce(jsonb_agg(to_jsonb(s) order by s.starts_on, s.id), '[]') from (select * from shown limit 300) s),
    'zombies', (select coalesce(jsonb_agg(to_jsonb(z) order by z.since, z.id), '[]')
      from (select id, title, state, reason, since, days from public.zombies order by since, id limit 300) z))
  from clock);
end $$;
grant execute on function public.read_calendar(date, date) to authenticated;

-- calendar feeds -------------------------------------------------------------------------------------------------

-- One secret address per person and scope: what this person owns or drafted (`mine`), or everything (`all`). It ends
-- with the person's place here, so that nobody who left follows on.
create table public.calendar_feeds (
  person_id uuid not null references public.people (id) on delete cascade,
  scope text not null,
  token_hash text not null unique,
  made_at timestamptz not null default private.now(),
  primary key (person_id, scope),
  constraint calendar_feeds_are_of_a_scope check (scope in ('mine', 'all'))
);
alter table public.calendar_feeds enable row level security;
create policy calendar_feeds_are_seen_by_their_person on public.calendar_feeds for select to authenticated
  using (person_id = (select auth.uid()) and (select private.is_member()));
-- token_hash is absent on purpose
grant select (person_id, scope, made_at) on public.calendar_feeds to authenticated;

-- Makes the address, or a new one in the place of the old, which ends. The token is answered this once.
create function public.renew_calendar_feed(p_scope text) returns text
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.caller();
  v_token text := private.new_token();
begin
  insert into public.calendar_feeds as f (person_id, scope, token_hash) values (me, p_scope, private.token_hash(v_token))
  on conflict (person_id, scope) do update set token_hash = excluded.token_hash, made_at = excluded.made_at;
  perform private.log('feed.renewed', 'people', me::text, jsonb_build_object('scope', p_scope));
  return v_token;
end $$;

create function public.end_calendar_feed(p_scope text) returns void
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.caller();
begin
  delete from public.calendar_feeds where person_id = me and scope = p_scope;
  if not found then
    return;
  end if;
  perform private.log('feed.ended', 'people', me::text, jsonb_build_object('scope', p_scope));
end $$;
grant execute on function public.renew_calendar_feed(text), public.end_calendar_feed(text) to authenticated;

-- What a calendar programme gets that knows the token: titles and days, from half a year back to two years ahead. Null for
-- a token that is none (any more). For anon: the token is the permission.
create function public.read_calendar_feed(p_token text) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  f public.calendar_feeds;
  v_today date := private.today();
begin
  select feed.* into f from public.calendar_feeds feed join public.people p on p.id = feed.person_id and p.left_at is null
  where feed.token_hash = private.token_hash(p_token);
  if not found then
    return null;
  end if;
  return jsonb_build_object('scope', f.scope, 'experiments', (select coalesce(jsonb_agg(to_jsonb(e) order by e.starts_on, e.id), '[]') from (
    select x.id, x.title, private.experiment_state(x, v_today) as state, x.starts_on, x.ends_on, private.kill_day(x) as kill_on,
      x.schedule_version as version, x.scheduled_at as changed_at,
      (select coalesce(jsonb_agg(jsonb_build_object('number', b.number, 'starts_on', b.starts_on, 'ends_on', b.ended_on)
        order by b.number), '[]') from public.time_box_list b where b.experiment_id = x.id) as time_boxes
    from public.experiments x
    where private.calendar_span(x.starts_on, x.ends_on, x.started_at, x.ended_at) && daterange(v_today - 183, v_today + 731, '[]')
      and (f.scope = 'all' or f.person_id in (x.marketing_owner_id, x.it_owner_id, x.drafted_by))
    order by x.starts_on desc, x.id desc limit 500) e));
end $$;
grant execute on function public.read_calendar_feed(text) to anon, authenticated;

-- share links ----------------------------------------------------------------------------------------------------

create table public.share_links (
  id bigint generated always as identity primary key,
  experiment_id bigint not null references public.experiments (id) on delete cascade,
  token_hash text not null unique,
  made_by uuid not null references public.people (id) on delete restrict,
  made_at timestamptz not null default private.now(),
  expires_at timestamptz not null,
  revoked_at timestamptz,
  -- hours: days of a time zone are not all as long
  constraint share_links_end_within_ninety_days check (expires_at > made_at and expires_at <= made_at + interval '2160 hours')
);
create index share_links_by_experiment on public.share_links (experiment_id, id desc);
create index share_links_by_maker on public.share_links (made_by);
alter table public.share_links enable row level security;
create policy share_links_are_seen_by_who_runs_it on public.share_links for select to authenticated
  using ((select private.is_member()) and private.runs_experiment(experiment_id));
-- token_hash is absent on purpose
grant select (id, experiment_id, made_by, made_at, expires_at, revoked_at) on public.share_links to authenticated;

-- A link that shows a started experiment to whoever has it, for 1 to 90 days. The token is answered this once.
-- Refuses: experiment_has_not_started, share_lasts_up_to_ninety_days, too_many_share_links and own_experiment's.
create function public.share_experiment(p_experiment bigint, p_days integer) returns text
language plpgsql security definer set search_path = '' as $$
declare
  x public.experiments := private.own_experiment(p_experiment);
  v_token text := private.new_token();
  v_now timestamptz := private.now();
  v_link public.share_links;
begin
  if x.started_at is null then
    perform private.refuse('experiment_has_not_started');
  elsif p_days is null or p_days not between 1 and 90 then
    perform private.refuse('share_lasts_up_to_ninety_days', 400);
  elsif 20 <= (select count(*) from public.share_links where experiment_id = x.id and revoked_at is null and expires_at > v_now) then
    perform private.refuse('too_many_share_links');
  end if;
  insert into public.share_links (experiment_id, token_hash, made_by, made_at, expires_at)
  values (x.id, private.token_hash(v_token), auth.uid(), v_now, v_now + make_interval(hours => 24 * p_days)) returning * into v_link;
  perform private.log('experiment.shared', 'experiments', x.id::text,
    jsonb_build_object('link', v_link.id, 'days', p_days, 'expires_at', v_link.expires_at));
  return v_token;
end $$;

-- Ends a link at once; a second time changes nothing. Refuses: no_such_share_link and own_experiment's.
create function public.revoke_share_link(p_link bigint) returns void
language plpgsql security definer set search_path = '' as $$
declare
  v_experiment bigint;
begin
  perform private.caller();
  select experiment_id into v_experiment from public.share_links where id = p_link;
  if not found then
    perform private.refuse('no_such_share_link', 404);
  end if;
  perform private.own_experiment(v_experiment);
  update public.share_links set revoked_at = private.now() where id = p_link and revoked_at is null;
  if not found then
    return;
  end if;
  perform private.log('experiment.unshared', 'experiments', v_experiment::text, jsonb_build_object('link', p_link));
end $$;
grant execute on function public.share_experiment(bigint, integer), public.revoke_share_link(bigint) to authenticated;

-- JSON without anybody in it: what names a person is an empty text, however deep.
create function private.without_people(p_value jsonb) returns jsonb
language sql immutable set search_path = '' as $$
  select case jsonb_typeof(p_value)
    when 'object' then (select coalesce(jsonb_object_agg(e.key,
        -- a number names nobody: a criterion is judged by one
        case when e.key ~ '(_by|author|owner|owner_id|drafter|starter|person|person_id|name_of_person|email)$'
            and jsonb_typeof(e.value) <> 'number' then '""'
          else private.without_people(e.value) end), '{}') from jsonb_each(p_value) e)
    when 'array' then (select coalesce(jsonb_agg(private.without_people(e.value) order by e.nth), '[]')
      from jsonb_array_elements(p_value) with ordinality e (value, nth))
    else p_value end
$$;

-- The link of a token while it opens, by this clock. It ends with its maker's place here, as feeds and reading tokens do.
create function private.open_link(p_token text) returns setof public.share_links
language sql stable security definer set search_path = '' as $$
  select l.* from public.share_links l join public.people p on p.id = l.made_by and p.left_at is null
  where l.token_hash = private.token_hash(p_token) and l.revoked_at is null and l.expires_at > private.now()
$$;

-- What a stranger with a link may read: the parts named here, without the people in them. Null for a link that has expired
-- by this clock, was revoked or never was.
create function public.read_shared_experiment(p_token text) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  v_link public.share_links;
  v_whole jsonb;
begin
  select * into v_link from private.open_link(p_token);
  if not found then
    return null;
  elsif v_link.experiment_id in (select private.held_results()) then
    -- whoever has signed in and not opened the results does not see them by a link either
    perform private.refuse('results_are_not_opened', 403);
  end if;
  v_whole := public.read_experiment(v_link.experiment_id)
    || jsonb_build_object('notebook', private.shown_notebook(v_link.experiment_id));
  -- what it may cost is nobody's outside
  v_whole := v_whole #- '{registration,promised_cost}';
  return jsonb_build_object('expires_at', v_link.expires_at, 'experiment', (
    select jsonb_object_agg(e.key, private.without_people(jsonb_build_object(e.key, e.value)) -> e.key) from jsonb_each(v_whole) e
    -- what is not named here is not shown: comments, ballots, links and whatever else pages of members have
    where e.key in ('id', 'title', 'state', 'today', 'starts_on', 'ends_on', 'time_box', 'drafted_at', 'started_at', 'ended_at',
      'design', 'look_rule', 'looks', 'decision_rule', 'own_rule', 'uses_pre_period',
      'insight', 'change', 'audience', 'expected_outcome', 'riskiest_assumption', 'success_threshold', 'kill_state', 'kill_on',
      'registration', 'registration_hash', 'is_sealed', 'variants', 'metrics', 'time_boxes', 'criteria', 'early_stops', 'amendments', 'segments', 'days_a_point', 'readings',
      'fields', 'notebook')));
end $$;
grant execute on function public.read_shared_experiment(text) to anon, authenticated;

-- export ---------------------------------------------------------------------------------------------------------

-- What a page shows, with every reading as it was entered, corrected and withdrawn ones too, and, to recompute the seal, the registration
-- as the very text that was hashed.
create function public.export_experiment(p_experiment bigint) returns jsonb
language plpgsql stable set search_path = '' as $$
begin
  return public.read_experiment(p_experiment) || (
    select jsonb_build_object('registration_text', x.registration::text, 'days_a_point', 1,
      'notebook', private.whole_notebook(x.id),
      'segment_readings', (select coalesce(jsonb_agg(to_jsonb(s) - 'experiment_id' - 'entered_by' || jsonb_build_object('author', p.name,
          'counts', exists (select from public.current_segment_readings c where c.id = s.id)) order by s.day, s.id), '[]')
        from public.segment_readings s join public.people p on p.id = s.entered_by where s.experiment_id = x.id),
      'readings', (select coalesce(jsonb_agg(to_jsonb(r) - 'experiment_id' || jsonb_build_object('author', p.name,
          'counts', exists (select from public.current_readings c where c.id = r.id)) order by r.day, r.id), '[]')
        from public.readings r join public.people p on p.id = r.entered_by where r.experiment_id = x.id))
    from public.experiments x where x.id = p_experiment);
end $$;
grant execute on function public.export_experiment(bigint) to authenticated;
