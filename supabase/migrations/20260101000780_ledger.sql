-- ledger: what becomes of what was handed in. After the results a team is carried on, as an experiment with an owner and a
-- date, or stopped with a reason; and whoever runs the event says 30, 90 and 180 days later what came of it all.

-- What was said of a team, newest first: appended, because what was promised first is what the ledger is for.
create table public.follow_throughs (
  id bigint generated always as identity primary key,
  team_id bigint not null,
  event_id bigint not null,
  -- carried on: by whom, until which day it has started, and the experiment it became
  owner_id uuid references public.people (id) on delete restrict,
  start_by date,
  experiment_id bigint references public.experiments (id) on delete restrict,
  -- stopped: why
  reason text,
  said_by uuid not null references public.people (id) on delete restrict,
  said_at timestamptz not null,
  constraint follow_throughs_are_of_the_event foreign key (team_id, event_id) references public.teams (id, event_id) on delete restrict,
  constraint follow_throughs_carry_on_or_stop check (
    case when reason is null then num_nonnulls(owner_id, start_by, experiment_id) = 3 else num_nonnulls(owner_id, start_by, experiment_id) = 0 end),
  constraint follow_throughs_reason_is_told check (length(btrim(reason)) between 10 and 1000),
  constraint follow_throughs_day_is_a_day check (isfinite(start_by))
);
create index follow_throughs_by_team on public.follow_throughs (team_id, event_id, id desc);
create index follow_throughs_by_owner on public.follow_throughs (owner_id, start_by);
create index follow_throughs_by_experiment on public.follow_throughs (experiment_id);
create index follow_throughs_by_author on public.follow_throughs (said_by);
alter table public.follow_throughs enable row level security;

-- What whoever runs an event says of its ledger once 30, 90 and 180 days have passed since the results.
create table public.ledger_checks (
  event_id bigint not null references public.events (id) on delete restrict,
  days integer not null,
  words text not null,
  checked_by uuid not null references public.people (id) on delete restrict,
  checked_at timestamptz not null,
  primary key (event_id, days),
  constraint ledger_checks_have_a_day check (days in (30, 90, 180)),
  constraint ledger_checks_say_something check (length(btrim(words)) between 10 and 2000)
);
create index ledger_checks_by_person on public.ledger_checks (checked_by);
alter table public.ledger_checks enable row level security;

create trigger follow_throughs_are_append_only before update or delete on public.follow_throughs
  for each row execute function private.refuse_change();
create trigger ledger_checks_are_append_only before update or delete on public.ledger_checks
  for each row execute function private.refuse_change();
create trigger follow_throughs_are_never_truncated before truncate on public.follow_throughs
  for each statement execute function private.refuse_change();
create trigger ledger_checks_are_never_truncated before truncate on public.ledger_checks
  for each statement execute function private.refuse_change();

create policy follow_throughs_are_seen_by_members on public.follow_throughs for select to authenticated using ((select private.is_member()));
create policy ledger_checks_are_seen_by_members on public.ledger_checks for select to authenticated using ((select private.is_member()));
grant select on public.follow_throughs, public.ledger_checks to authenticated;

-- The team and its event, the team held still, for somebody who may say what becomes of it: its members and whoever runs the event,
-- from the results on. Refuses: no_such_team, follow_through_is_theirs, follow_through_waits_for_results, follow_through_is_of_submissions.
create function private.team_to_follow(p_team bigint) returns public.teams
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.caller();
  t public.teams;
begin
  select * into t from public.teams where id = p_team for no key update;
  if not found then
    perform private.refuse('no_such_team', 404);
  elsif not private.organizes(t.event_id) and not exists (select from public.team_members where team_id = p_team and person_id = me) then
    perform private.refuse('follow_through_is_theirs', 403);
  elsif private.now() < (select results_at from public.events where id = t.event_id) then
    perform private.refuse('follow_through_waits_for_results');
  elsif not exists (select from public.submissions where team_id = p_team) then
    perform private.refuse('follow_through_is_of_submissions');
  end if;
  return t;
end $$;

-- Carries a team on: drafts an experiment from its idea with what is known of the hypothesis, owned by one person on that
-- person's side, to be started by a day. p_plan: title, insight, change, audience, expected_outcome. The same key again
-- answers the same experiment. Refuses: team_to_follow's, owner_is_not_here, owner_is_of_a_function, start_by_is_ahead, team_is_carried_on, draft_experiment's.
create function public.carry_on(p_team bigint, p_owner uuid, p_start_by date, p_plan jsonb, p_key uuid) returns bigint
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.caller();
  t public.teams := private.team_to_follow(p_team);
  o public.people;
  v_last public.follow_throughs;
  v_experiment bigint;
  x public.experiments;
begin
  select * into v_last from public.follow_throughs where team_id = p_team order by id desc limit 1;
  if v_last.experiment_id is not null then
    if exists (select from public.experiments where id = v_last.experiment_id and draft_key = p_key and drafted_by = me) then
      return v_last.experiment_id;
    end if;
    perform private.refuse('team_is_carried_on');
  end if;
  select * into o from public.people where id = p_owner and left_at is null and is_complete;
  if not found then
    perform private.refuse('owner_is_not_here');
  elsif o.function = 'other' then
    perform private.refuse('owner_is_of_a_function');
  elsif p_start_by is null or p_start_by < private.today() or p_start_by > private.today() + 366 then
    perform private.refuse('start_by_is_ahead');
  end if;
  v_experiment := public.draft_experiment(t.idea_id, p_plan ->> 'title', p_key);
  x := jsonb_populate_record(null::public.experiments, p_plan);
  update public.experiments set insight = btrim(coalesce(x.insight, '')), change = btrim(coalesce(x.change, '')),
    audience = btrim(coalesce(x.audience, '')), expected_outcome = btrim(coalesce(x.expected_outcome, '')),
    marketing_owner_id = case when o.function = 'marketing' then o.id end, it_owner_id = case when o.function = 'it' then o.id end
  where id = v_experiment;
  insert into public.follow_throughs (team_id, event_id, owner_id, start_by, experiment_id, said_by, said_at)
  values (p_team, t.event_id, p_owner, p_start_by, v_experiment, me, private.now());
  perform private.log('team.carried_on', 'teams', p_team::text, jsonb_build_object('owner', o.name, 'start_by', p_start_by, 'experiment', v_experiment));
  return v_experiment;
end $$;

-- Carries a team on as an experiment that its idea has already, with the owner and the first day that are in its plan.
-- Following the same one again changes nothing. Refuses: team_to_follow's, no_such_experiment, experiment_is_of_the_idea, team_is_carried_on.
create function public.follow_experiment(p_team bigint, p_experiment bigint) returns void
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.caller();
  t public.teams := private.team_to_follow(p_team);
  x public.experiments;
  v_last bigint;
begin
  select * into x from public.experiments where id = p_experiment for share;
  if not found then
    perform private.refuse('no_such_experiment', 404);
  elsif x.idea_id <> t.idea_id then
    perform private.refuse('experiment_is_of_the_idea');
  end if;
  select experiment_id into v_last from public.follow_throughs where team_id = p_team order by id desc limit 1;
  if v_last = p_experiment then
    return;
  elsif v_last is not null then
    perform private.refuse('team_is_carried_on');
  end if;
  insert into public.follow_throughs (team_id, event_id, owner_id, start_by, experiment_id, said_by, said_at)
  values (p_team, t.event_id, coalesce(x.marketing_owner_id, x.it_owner_id, x.drafted_by), coalesce(x.starts_on, private.today() + 30),
    p_experiment, me, private.now());
  perform private.log('team.followed', 'teams', p_team::text, jsonb_build_object('experiment', p_experiment, 'title', x.title));
end $$;

-- Says that a team is not carried on, and why. An experiment that has started is ended by a decision and not here.
-- Refuses: team_to_follow's, team_is_stopped, team_has_started.
create function public.stop_following(p_team bigint, p_reason text) returns void
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.caller();
  t public.teams := private.team_to_follow(p_team);
  v_last public.follow_throughs;
begin
  select * into v_last from public.follow_throughs where team_id = p_team order by id desc limit 1;
  if v_last.reason is not null then
    perform private.refuse('team_is_stopped');
  elsif exists (select from public.experiments where id = v_last.experiment_id and started_at is not null) then
    perform private.refuse('team_has_started');
  end if;
  insert into public.follow_throughs (team_id, event_id, reason, said_by, said_at) values (p_team, t.event_id, btrim(p_reason), me, private.now());
  perform private.log('team.stopped', 'teams', p_team::text, jsonb_build_object('name', t.name));
end $$;

-- Says what came of an event so many days after its results. Refuses: no_such_event, organizer_only, ledger_check_is_early, ledger_is_checked.
create function public.check_ledger(p_event bigint, p_days integer, p_words text) returns void
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.caller();
  e public.events;
begin
  select * into e from public.events where id = p_event for share;
  if not found then
    perform private.refuse('no_such_event', 404);
  elsif not private.organizes(p_event) then
    perform private.refuse('organizer_only', 403);
  elsif private.now() < e.results_at + make_interval(days => p_days) then
    perform private.refuse('ledger_check_is_early');
  end if;
  insert into public.ledger_checks (event_id, days, words, checked_by, checked_at) values (p_event, p_days, btrim(p_words), me, private.now())
  on conflict (event_id, days) do nothing;
  if not found then
    perform private.refuse('ledger_is_checked');
  end if;
  perform private.log('event.ledger_checked', 'events', p_event::text, jsonb_build_object('name', e.name, 'days', p_days));
end $$;

-- Who carries a team on now: the owners in the plan of its experiment, which may have been handed on since somebody promised it.
create function private.owners_now(f public.follow_throughs, x public.experiments) returns uuid[]
language plpgsql stable set search_path = '' as $$
begin
  return case when x.marketing_owner_id is null and x.it_owner_id is null then array_remove(array[f.owner_id], null)
    else array_remove(array[x.marketing_owner_id, x.it_owner_id], null) end;
end $$;
grant execute on function private.owners_now(public.follow_throughs, public.experiments) to authenticated;

-- What is said of every team that handed in, last.
create view public.ledger_list with (security_invoker = true) as
select s.team_id, s.event_id, t.name, private.owners_now(f, x) as owners, f.start_by, f.reason, f.said_at, f.experiment_id, x.title as experiment,
  x.started_at
from public.submissions s
  join public.teams t on t.id = s.team_id
  left join lateral (select * from public.follow_throughs f where f.team_id = s.team_id order by f.id desc limit 1) f on true
  left join public.experiments x on x.id = f.experiment_id;
grant select on public.ledger_list to authenticated;

-- The experiment a team became: when it started, every decision on it in order with its reason and what was learned, and when what was
-- promoted was live. Whoever reads it sees of a decision what the log of decisions shows everybody.
create function private.followed(p_experiment bigint) returns jsonb
language plpgsql stable set search_path = '' as $$
begin
  return (select jsonb_build_object('id', x.id, 'title', x.title, 'started_at', x.started_at,
    'decisions', (select coalesce(jsonb_agg(jsonb_build_object('id', d.id, 'outcome', d.outcome, 'at', d.decided_at, 'why', d.rationale,
        'learned', d.learned) order by d.id), '[]') from public.decisions d where d.experiment_id = x.id),
    'lives', (select coalesce(jsonb_agg(jsonb_build_object('on', h.live_on, 'until', h.called_off_at) order by h.id), '[]')
      from public.handovers h where h.experiment_id = x.id and h.live_on is not null))
  from public.experiments x where x.id = p_experiment);
end $$;

-- All that was said of a team, in order, with how far its experiment has come.
create function private.said_of(p_team bigint) returns jsonb
language plpgsql stable set search_path = '' as $$
begin
  return (select coalesce(jsonb_agg(jsonb_build_object('at', f.said_at, 'by', p.name, 'reason', f.reason, 'owner', o.name,
    -- where whoever was named first is none of them any more
    'owners', case when f.owner_id = any (n.owners) then '{}' else array(select w.name from public.people w where w.id = any (n.owners) order by w.name, w.id) end,
    'start_by', f.start_by, 'experiment', private.followed(f.experiment_id)) order by f.id), '[]')
  from public.follow_throughs f join public.people p on p.id = f.said_by left join public.people o on o.id = f.owner_id
    left join public.experiments x on x.id = f.experiment_id cross join lateral (select private.owners_now(f, x) as owners) n
  where f.team_id = p_team);
end $$;

-- An event with what was said of the teams that handed in to it: of all where p_teams is null, else of those and of one's own.
create function private.ledger_of(p_event bigint, p_teams bigint[]) returns jsonb
language plpgsql stable set search_path = '' as $$
begin
  return (select jsonb_build_object('event', jsonb_build_object('id', e.id, 'slug', e.slug, 'name', e.name, 'results_at', e.results_at,
      'time_zone', e.time_zone),
    'now', private.now(), 'today', private.today(), 'organizes', private.organizes(e.id),
    'rows', (select coalesce(jsonb_agg(jsonb_build_object('team_id', s.team_id, 'name', t.name, 'idea_id', i.id, 'idea', i.title,
        'is_mine', m.team_id is not null, 'said', private.said_of(s.team_id)) order by t.name, t.id), '[]')
      from public.submissions s join public.teams t on t.id = s.team_id join public.ideas i on i.id = t.idea_id
        left join public.team_members m on m.team_id = s.team_id and m.person_id = (select auth.uid())
      where s.event_id = e.id and (p_teams is null or s.team_id = any (p_teams) or m.team_id is not null)))
  from public.events e where e.id = p_event);
end $$;
grant execute on function private.followed(bigint), private.said_of(bigint), private.ledger_of(bigint, bigint[]) to authenticated;

-- What became of some of an event's teams and of one's own, for the pages of results and of a team; null when there is no such event.
create function public.follow_throughs_of(p_event bigint, p_teams bigint[]) returns jsonb
language sql stable set search_path = '' as $$
  select private.ledger_of(p_event, coalesce(p_teams, '{}'))
$$;

-- An event's ledger for its page: every team that handed in, with all that was said of it; null when there is no such event.
create function public.show_ledger(p_slug text) returns jsonb
language sql stable set search_path = '' as $$
  select private.ledger_of(e.id, null) || jsonb_build_object(
    'checks', (select coalesce(jsonb_agg(jsonb_build_object('days', c.days, 'words', c.words, 'by', p.name, 'at', c.checked_at) order by c.days), '[]')
      from public.ledger_checks c join public.people p on p.id = c.checked_by where c.event_id = e.id))
  from public.events e where e.slug = p_slug
$$;

-- What the form that carries a team on begins with: what was handed in as it was asked for, and the idea; null when there is no such team.
create function public.show_follow_through(p_team bigint) returns jsonb
language sql stable set search_path = '' as $$
  select jsonb_build_object('id', t.id, 'name', t.name, 'event_slug', e.slug, 'event_name', e.name, 'today', private.today(),
    'is_open', private.now() >= e.results_at and s.team_id is not null,
    'may_say', private.organizes(e.id) or exists (select from public.team_members m where m.team_id = t.id and m.person_id = (select auth.uid())),
    'title', i.title, 'problem', i.problem, 'proposal', i.proposal, 'fields', private.submission_fields(e.id),
    'answers', case when s.team_id is null then '{}' else s.answers || jsonb_build_object('pitch', s.pitch, 'link', s.link) end,
    'links', coalesce(s.links, '[]'), 'submitted_at', s.submitted_at,
    'people', (select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name, 'function', p.function) order by m.joined_at, p.id), '[]')
      from public.team_members m join public.people p on p.id = m.person_id where m.team_id = t.id),
    'experiments', (select coalesce(jsonb_agg(jsonb_build_object('id', x.id, 'title', x.title) order by x.id desc), '[]')
      from public.experiments x where x.idea_id = t.idea_id),
    'said', private.said_of(t.id))
  from public.teams t join public.ideas i on i.id = t.idea_id join public.events e on e.id = t.event_id
    left join public.submissions s on s.team_id = t.id
  where t.id = p_team
$$;

-- The ledger of the event that this one was copied from, or else of the last one that had its results before this one began, for this
-- one's page; null when there is none.
create function public.previous_ledger(p_slug text) returns jsonb
language plpgsql stable set search_path = '' as $$
begin return (
  select public.show_ledger(before.slug)
  from public.events e
    left join public.event_beginnings o on o.event_id = e.id
    cross join lateral (select b.slug from public.events b where b.results_at <= least(e.ideation_at, private.now()) and b.id <> e.id
      and exists (select from public.submissions s where s.event_id = b.id)
      order by b.id is not distinct from o.copied_from desc, b.results_at desc, b.id desc limit 1) before
  where e.slug = p_slug);
end $$;
create index events_by_results on public.events (results_at desc, id desc);

-- Whether a person is reminded of an event's ledger: who organizes it and who organizes it too; where the organizer has
-- left, leaders and admins, so that it does not stay with nobody.
create function private.keeps_ledger_as(p_event bigint, p_person uuid) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return exists (select from public.events e join public.people o on o.id = e.organizer_id
      where e.id = p_event and (o.id = p_person or o.left_at is not null and exists (select from public.people p
        where p.id = p_person and p.left_at is null and p.role in ('leader', 'admin'))))
    or exists (select from public.event_roles r where r.event_id = p_event and r.person_id = p_person and r.role = 'organizer');
end $$;
-- The same of the person who asks.
create function private.keeps_ledger(p_event bigint) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return private.is_member() and private.keeps_ledger_as(p_event, auth.uid());
end $$;
grant execute on function private.keeps_ledger(bigint) to authenticated;

-- What of a ledger waits for the person who asks: an experiment to start by a day; an own team with an award, the people's choice among them, of which nobody said
-- whether it is carried on, from the results on; teams nobody has said anything of, a week after the results; and the days on which
-- whoever runs the event says what came of it.
create view public.ledger_reminders with (security_invoker = true) as
select 'start' as kind, l.event_id, e.slug, e.name as event_name, l.experiment_id, l.experiment as title, l.start_by as due_on, null::bigint as teams,
  null::integer as days, l.team_id
from public.ledger_list l join public.events e on e.id = l.event_id
where (select auth.uid()) = any (l.owners) and l.started_at is null and l.start_by <= private.today() + 7
union all
select 'carry_on', e.id, e.slug, e.name, null, l.name, e.results_at::date, null, null, l.team_id
from public.team_members m join public.events e on e.id = m.event_id join public.ledger_list l on l.team_id = m.team_id
where m.person_id = (select auth.uid()) and e.results_at <= private.now() and e.results_at + interval '180 days' > private.now()
  and l.said_at is null and private.is_awarded(m.team_id, e.id)
union all
select 'unsaid', e.id, e.slug, e.name, null, null, (e.results_at + interval '7 days')::date, count(*), null, null
from public.events e join public.ledger_list l on l.event_id = e.id
where e.results_at + interval '7 days' <= private.now() and l.said_at is null
  and private.keeps_ledger(e.id)
group by e.id
union all
select 'check', e.id, e.slug, e.name, null, null, (e.results_at + make_interval(days => d))::date, null, d, null
from public.events e cross join unnest(array[30, 90, 180]) d
where e.results_at + make_interval(days => d) <= private.now() and private.keeps_ledger(e.id)
  and exists (select from public.submissions s where s.event_id = e.id)
  and not exists (select from public.ledger_checks c where c.event_id = e.id and c.days = d);
grant select on public.ledger_reminders to authenticated;

grant execute on function public.carry_on(bigint, uuid, date, jsonb, uuid), public.follow_experiment(bigint, bigint), public.stop_following(bigint, text),
  public.check_ledger(bigint, integer, text), public.show_ledger(text), public.follow_throughs_of(bigint, bigint[]),
  public.show_follow_through(bigint), public.previous_ledger(text) to authenticated;

-- For the calendar of somebody's own work, by its token: the days to look back on events whose ledger this person keeps, as long as
-- nobody has, in the zone of the event; and by when to start what this person carries on. Nothing for another token.
create function public.read_ledger_days(p_token text) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  v_person uuid := (select f.person_id from public.calendar_feeds f join public.people p on p.id = f.person_id and p.left_at is null
    where f.token_hash = private.token_hash(p_token) and f.scope = 'mine');
begin
  -- without a token that is one nothing is reckoned
  if v_person is null then
    return '{"checks": [], "promises": []}';
  end if;
  return jsonb_build_object(
    'checks', (select coalesce(jsonb_agg(to_jsonb(c) order by c.due_on, c.event_id), '[]') from (
      select e.id as event_id, e.slug, e.name, d as days, ((e.results_at + make_interval(days => d)) at time zone e.time_zone)::date as due_on,
        coalesce((select max(m.moved_at) from public.moved_times m where m.event_id = e.id), e.created_at) as changed_at
      from public.events e cross join unnest(array[30, 90, 180]) d
      where e.results_at > private.now() - interval '1 year' and private.keeps_ledger_as(e.id, v_person)
        and not exists (select from public.ledger_checks c where c.event_id = e.id and c.days = d)
        -- of an event that is over, where something was handed in
        and (private.now() < e.judging_at or exists (select from public.submissions s where s.event_id = e.id))
      order by e.results_at desc limit 100) c),
    'promises', (select coalesce(jsonb_agg(to_jsonb(l) order by l.start_by, l.team_id), '[]') from (
      select l.team_id, l.experiment_id, l.experiment as title, l.start_by, l.said_at as changed_at
      from public.ledger_list l where v_person = any (l.owners) and l.started_at is null and l.experiment_id is not null
      order by l.start_by desc limit 100) l));
end $$;
grant execute on function public.read_ledger_days(text) to anon, authenticated;
