-- judging: a rubric, judges with what they may not judge, who looks at what, and scores that nobody else sees until the
-- scores are opened for all.

create table public.judging_setups (
  event_id bigint primary key references public.events (id) on delete cascade,
  method public.judging_method not null default 'rubric',
  -- how often each project is to be compared with another one
  looks integer not null default 6,
  -- how often each project is to be seen
  seats integer not null default 3,
  -- the most that seats, or looks in pairs, were since something was scored: scores open early by this, not by less that was set later
  promised integer,
  -- the best that can be given; the worst is 1
  most integer not null default 5,
  comments_to_teams boolean not null default true,
  opened_at timestamptz,
  opened_by uuid references public.people (id) on delete restrict,
  constraint judging_setups_seats_are_few check (seats between 1 and 9),
  constraint judging_setups_looks_are_few check (looks between 2 and 30),
  constraint judging_setups_scale_is_short check (most between 3 and 10)
);
create index judging_setups_by_opener on public.judging_setups (opened_by);
alter table public.judging_setups enable row level security;

create table public.rubric_criteria (
  id bigint generated always as identity primary key,
  event_id bigint not null references public.events (id) on delete cascade,
  -- whose own it is; nothing for the event's, by which every challenge without one of its own is judged
  challenge_id bigint,
  position integer not null,
  name text not null,
  least_means text not null default '',
  most_means text not null default '',
  weight numeric not null default 1,
  constraint rubric_criteria_are_of_a_challenge foreign key (challenge_id, event_id)
    references public.challenges (id, event_id) on delete cascade,
  constraint rubric_criteria_have_a_place unique nulls not distinct (event_id, challenge_id, position),
  constraint rubric_criteria_name_is_short check (length(btrim(name)) between 2 and 80),
  constraint rubric_criteria_meanings_fit check (length(least_means) <= 200 and length(most_means) <= 200),
  constraint rubric_criteria_weight_counts check (weight > 0 and weight <= 100)
);
create index rubric_criteria_by_challenge on public.rubric_criteria (challenge_id, event_id);
alter table public.rubric_criteria enable row level security;

-- Somebody from outside who judges one event by a link. No account and no place among the people: no policy knows a guest, so a
-- guest reaches nothing but the few functions that ask for the token (535). Only its hash is kept.
create table public.guest_judges (
  id uuid primary key default gen_random_uuid(),
  event_id bigint not null references public.events (id) on delete cascade,
  name text not null,
  function public.job_function not null,
  email text not null default '',
  token_hash text not null,
  made_by uuid not null references public.people (id) on delete restrict,
  made_at timestamptz not null default private.now(),
  expires_at timestamptz not null,
  revoked_at timestamptz,
  opened_at timestamptz,
  unique (event_id, id),
  constraint guest_judges_token_is_unique unique (token_hash),
  constraint guest_judges_name_is_one_line check (length(btrim(name)) between 2 and 80 and name !~ '[[:cntrl:]]' and name = btrim(name)),
  constraint guest_judges_email_is_one check (email = '' or length(email) <= 200 and email ~ '^[^@[:space:]]+@[^@[:space:]]+$'),
  -- hours: days of a time zone are not all as long
  constraint guest_judges_link_ends_within_a_year check (expires_at > made_at and expires_at <= made_at + interval '8784 hours')
);
create index guest_judges_by_maker on public.guest_judges (made_by);
alter table public.guest_judges enable row level security;

create table public.judges (
  event_id bigint not null references public.events (id) on delete cascade,
  -- a person's id, or a guest's: what stands for the judge everywhere in the judging
  person_id uuid not null,
  guest_id uuid,
  member_id uuid generated always as (case when guest_id is null then person_id end) stored references public.people (id) on delete restrict,
  added_by uuid not null references public.people (id) on delete restrict,
  added_at timestamptz not null default private.now(),
  -- dropped out: what was scored stays, the rest is given to others
  withdrawn_at timestamptz,
  -- the round in which an organizer took the judge off after something of it was scored; nothing where it is the judge's own word
  taken_off_in integer,
  -- the order of the numbers that stand for judges in the results: granted to nobody, or the numbers would be names
  mask uuid not null default gen_random_uuid(),
  primary key (event_id, person_id),
  constraint judges_are_people_or_guests check (guest_id = person_id),
  constraint judges_guests_are_of_the_event foreign key (event_id, guest_id) references public.guest_judges (event_id, id) on delete restrict
);
create index judges_by_member on public.judges (member_id);
create index judges_by_guest on public.judges (event_id, guest_id);
create index judges_by_adder on public.judges (added_by);
alter table public.judges enable row level security;

-- Own teams are conflicts by themselves and have no row here.
create table public.judge_conflicts (
  team_id bigint not null,
  event_id bigint not null,
  judge_id uuid not null,
  reason text not null,
  -- nobody among the people where a guest said it about himself or herself
  declared_by uuid references public.people (id) on delete restrict,
  declared_at timestamptz not null default private.now(),
  -- the round in which an organizer declared it after something of it was scored
  declared_in integer,
  -- the first round whose scores do not count by it: what a round gave that is over stays as it was read
  from_round integer not null,
  primary key (team_id, judge_id),
  constraint judge_conflicts_are_of_the_event foreign key (team_id, event_id) references public.teams (id, event_id) on delete cascade,
  constraint judge_conflicts_are_of_judges foreign key (event_id, judge_id) references public.judges (event_id, person_id) on delete restrict,
  constraint judge_conflicts_reason_is_told check (length(btrim(reason)) between 3 and 300)
);
create index judge_conflicts_by_team on public.judge_conflicts (team_id, event_id);
create index judge_conflicts_by_author on public.judge_conflicts (declared_by);
create index judge_conflicts_by_judge on public.judge_conflicts (event_id, judge_id);
alter table public.judge_conflicts enable row level security;

create table public.judging_seats (
  team_id bigint not null,
  event_id bigint not null,
  judge_id uuid not null,
  round integer not null default 1,
  seated_at timestamptz not null default private.now(),
  primary key (team_id, judge_id, round),
  constraint judging_seats_are_of_the_event foreign key (team_id, event_id) references public.teams (id, event_id) on delete cascade,
  constraint judging_seats_are_for_judges foreign key (event_id, judge_id) references public.judges (event_id, person_id) on delete cascade
);
create index judging_seats_by_team on public.judging_seats (team_id, event_id);
create index judging_seats_by_judge on public.judging_seats (event_id, judge_id);
alter table public.judging_seats enable row level security;

create table public.judgements (
  team_id bigint not null,
  event_id bigint not null,
  judge_id uuid not null,
  -- nothing of one round counts in another one
  round integer not null default 1,
  comment text not null default '',
  version integer not null default 1,
  saved_at timestamptz not null,
  primary key (team_id, judge_id, round),
  constraint judgements_are_of_the_event foreign key (team_id, event_id) references public.teams (id, event_id) on delete restrict,
  constraint judgements_are_of_judges foreign key (event_id, judge_id) references public.judges (event_id, person_id) on delete restrict,
  constraint judgements_comment_fits check (length(comment) <= 2000)
);
create index judgements_by_team on public.judgements (team_id, event_id);
create index judgements_by_judge on public.judgements (event_id, judge_id);
alter table public.judgements enable row level security;

create table public.judgement_points (
  team_id bigint not null,
  judge_id uuid not null,
  round integer not null default 1,
  criterion_id bigint not null references public.rubric_criteria (id) on delete restrict,
  points integer not null,
  primary key (team_id, judge_id, round, criterion_id),
  constraint judgement_points_are_of_a_judgement foreign key (team_id, judge_id, round)
    references public.judgements (team_id, judge_id, round) on delete restrict,
  constraint judgement_points_are_on_a_scale check (points between 1 and 10)
);
create index judgement_points_by_criterion on public.judgement_points (criterion_id);
alter table public.judgement_points enable row level security;
-- The planner's row estimates ignore row level security: without statistics they have nothing to tell.
alter table public.judgements alter comment set statistics 0;
alter table public.judgement_points alter points set statistics 0;

-- Before the deadline there is nothing to judge; closed by the clock, and between two rounds; opened for organizers, and at the
-- results for all.
create type public.judging_state as enum ('before', 'open', 'closed', 'opened');

create function private.judging_state(p_event bigint) returns public.judging_state
language sql volatile security definer set search_path = '' as $$
  select (case when s.opened_at is not null or n >= e.results_at then 'opened' when n >= e.voting_at
      or (f.closed_at is not null and f.named_at is null) then 'closed'
    when n >= e.judging_at then 'open' else 'before' end)::public.judging_state
  from public.events e cross join private.now() n left join public.judging_setups s on s.event_id = e.id
    left join public.judging_finals f on f.event_id = e.id where e.id = p_event
$$;
grant execute on function private.judging_state(bigint) to authenticated;

-- Whether a round takes nothing any more and never will: a second one before it began takes nothing either.
create function private.is_past_round(p_event bigint, p_round integer) returns boolean
language sql volatile security definer set search_path = '' as $$
  select private.judging_state(p_event) = 'opened' or p_round <> private.judging_round(p_event)
    or p_round = 1 and exists (select from public.judging_finals where event_id = p_event)
$$;

-- Who may see everybody's scores: organizers, once the round is closed for good. Nobody else ever sees who gave what.
create function private.reads_scores(p_event bigint, p_round integer) returns boolean
language sql volatile security definer set search_path = '' as $$
  select private.organizes(p_event) and private.is_past_round(p_event, p_round)
$$;
grant execute on function private.reads_scores(bigint, integer) to authenticated;

-- How the round that is judged now is judged.
create function private.judging_now(p_event bigint) returns table (round integer, method public.judging_method, seats integer, looks integer)
language sql stable security definer set search_path = '' as $$
  select case when f.event_id is null then 1 else 2 end, coalesce(f.method, s.method, 'rubric'), coalesce(f.seats, s.seats, 3), coalesce(f.looks, s.looks, 6)
  from (values (p_event)) e (id) left join public.judging_setups s on s.event_id = e.id
    left join public.judging_finals f on f.event_id = e.id and f.named_at is not null
$$;
grant execute on function private.judging_now(bigint) to authenticated;

-- What a judge or a guest of a preview is shown instead of a plan: up to three of the projects that a judge may read now, each beside the
-- next. Nothing outside of a preview, and nothing that these eyes may not read.
create function private.sample_to_judge(p_event bigint)
returns table (place bigint, team_id bigint, beside bigint, round integer, method public.judging_method)
language plpgsql stable security definer set search_path = '' as $$
begin
  if not (private.previews(p_event, 'judge') or private.previews(p_event, 'guest')) then
    return;
  end if;
  return query select row_number() over (order by t.id), t.id, lead(t.id) over (order by t.id), n.round, n.method
    from private.judging_now(p_event) n, lateral (select s.team_id as id from public.submissions s
      where s.event_id = p_event and (n.round = 1 or private.is_finalist(s.team_id)) and private.judging_state(p_event) <> 'before'
        and p_event = any (private.events_read()) order by s.team_id limit 3) t;
end $$;
grant execute on function private.sample_to_judge(bigint) to authenticated;

create function private.is_kept_off(p_team bigint, p_judge uuid) returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (select from public.team_members where team_id = p_team and person_id = p_judge)
    or exists (select from public.judge_conflicts where team_id = p_team and judge_id = p_judge)
$$;
grant execute on function private.is_kept_off(bigint, uuid) to authenticated;

create policy judging_setups_are_seen_by_members on public.judging_setups for select to authenticated using ((select private.is_member()));
create policy rubric_criteria_are_seen_by_members on public.rubric_criteria for select to authenticated using ((select private.is_member()));
create policy guest_judges_are_seen_by_members on public.guest_judges for select to authenticated using ((select private.is_member()));
create policy judges_are_seen_by_members on public.judges for select to authenticated using ((select private.is_member()));
create policy judge_conflicts_are_seen_by_judge_and_organizers on public.judge_conflicts for select to authenticated
  using ((select private.is_member()) and (judge_id = (select auth.uid()) or private.organizes(event_id)));
create policy judging_seats_are_seen_by_judge_and_organizers on public.judging_seats for select to authenticated
  using ((select private.is_member()) and (judge_id = (select auth.uid()) or private.organizes(event_id)));
-- One's own always; an organizer's eyes only once they are opened, admins included.
create policy judgements_are_secret_until_opened on public.judgements for select to authenticated
  using ((select private.is_member()) and (judge_id = (select auth.uid()) or private.reads_scores(event_id, round)));
create policy judgement_points_are_secret_until_opened on public.judgement_points for select to authenticated
  using ((select private.is_member()) and (judge_id = (select auth.uid()) or private.reads_scores(
    (select c.event_id from public.rubric_criteria c where c.id = criterion_id), round)));
grant select on public.judging_setups, public.rubric_criteria, public.judge_conflicts, public.judging_seats,
  public.judgements, public.judgement_points to authenticated;
grant select (event_id, person_id, guest_id, member_id, added_by, added_at, withdrawn_at) on public.judges to authenticated;
-- name and function are what the page says of a judge; e-mail, link and times are for the organizer's desk
grant select (id, event_id, name, function) on public.guest_judges to authenticated;

-- Who judges, member or guest, as pages name them.
create view public.judge_faces with (security_invoker = true) as
select j.event_id, j.person_id as id, coalesce(g.name, p.name) as name, coalesce(g.function, p.function) as function,
  coalesce(p.is_bridging, false) as is_bridging, j.guest_id is not null as is_guest, j.withdrawn_at
from public.judges j left join public.people p on p.id = j.member_id left join public.guest_judges g on g.id = j.guest_id;
grant select on public.judge_faces to authenticated;

-- Whether somebody judged an event and does so no more: what was given stays as it is.
create function private.has_dropped_out(p_event bigint, p_judge uuid) returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (select from public.judges where event_id = p_event and person_id = p_judge and withdrawn_at is not null)
$$;

-- Whether the link of a guest opens now: neither revoked nor run out, and whoever made it is here.
create function private.guest_link_opens(g public.guest_judges) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return g.revoked_at is null and g.expires_at > private.now() and exists (select from public.people p where p.id = g.made_by and p.left_at is null);
end $$;

-- Whether a judge can look at something now: here, not dropped out, with a link that opens.
create function private.can_judge(p_event bigint, p_judge uuid) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return exists (select from public.judges j left join public.guest_judges g on g.event_id = j.event_id and g.id = j.guest_id
      left join public.people p on p.id = j.member_id
    where j.event_id = p_event and j.person_id = p_judge and j.withdrawn_at is null and p.left_at is null and (g.id is null or private.guest_link_opens(g)));
end $$;

-- The second lock, for whoever gets past the functions: nobody scores an own team, where a conflict was declared, or after dropping out, and
-- nothing changes any more once the round is closed for good.
create function private.guard_judgement() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if tg_op = 'DELETE' or private.is_past_round(new.event_id, new.round) then
    perform private.refuse('facts_are_append_only');
  elsif private.has_dropped_out(new.event_id, new.judge_id) then
    perform private.refuse('judge_dropped_out', 403);
  elsif private.is_kept_off(new.team_id, new.judge_id) then
    perform private.refuse('judge_has_a_conflict', 403);
  elsif new.round = 2 and not private.is_finalist(new.team_id) then
    perform private.refuse('only_finalists_are_judged', 403);
  end if;
  return new;
end $$;
create trigger judgements_are_fair before insert or update or delete on public.judgements
  for each row execute function private.guard_judgement();

create function private.guard_points() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  c public.rubric_criteria;
begin
  select * into c from public.rubric_criteria where id = new.criterion_id;
  if tg_op = 'DELETE' or private.is_past_round(c.event_id, new.round) then
    perform private.refuse('facts_are_append_only');
  elsif c.challenge_id is distinct from private.own_rubric(new.team_id) then
    perform private.refuse('points_are_of_another_rubric', 400);
  end if;
  return new;
end $$;
create trigger judgement_points_stay before insert or update or delete on public.judgement_points
  for each row execute function private.guard_points();

-- What was opened stays open: moving the results to a later time closes nothing again.
create function private.keep_scores_opened() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if private.now() >= old.results_at and new.results_at > private.now() then
    insert into public.judging_setups (event_id, opened_at) values (old.id, old.results_at)
    on conflict (event_id) do update set opened_at = coalesce(public.judging_setups.opened_at, excluded.opened_at);
  end if;
  return null;
end $$;
create trigger judging_stays_opened after update of results_at on public.events
  for each row execute function private.keep_scores_opened();

-- The event's judging, held while an organizer changes it. Refuses: no_such_event, organizer_only, judging_is_over.
create function private.judging_of(p_event bigint) returns public.judging_setups
language plpgsql security definer set search_path = '' as $$
declare
  s public.judging_setups;
begin
  perform private.caller();
  perform from public.events where id = p_event for share;
  if not found then
    perform private.refuse('no_such_event', 404);
  elsif not private.organizes(p_event) then
    perform private.refuse('organizer_only', 403);
  end if;
  insert into public.judging_setups (event_id) values (p_event) on conflict do nothing;
  select * into s from public.judging_setups where event_id = p_event for update;
  if private.judging_state(p_event) = 'opened' then
    perform private.refuse('judging_is_over');
  end if;
  return s;
end $$;

-- The method and the rubric as a whole, in order; in pairs the rubric says what is looked at. p_setup: {"seats": 3, "most": 5,
-- "comments_to_teams": true, "method"?: "pairs", "looks"?: 6}; another method takes back what was dealt out by the one before. p_criteria:
-- [{"name": "", "least_means": "", "most_means": "", "weight": 1}]. Freezes with the first score: only how often each project
-- is seen changes after it. Refuses: judging_of's, note_save's, rubric_is_frozen, rubric_has_criteria, and the constraints of both tables.
create function public.save_rubric(p_event bigint, p_setup jsonb, p_criteria jsonb, p_version integer default null) returns void
language plpgsql security definer set search_path = '' as $$
declare
  s public.judging_setups := private.judging_of(p_event);
begin
  if exists (select from public.judgements where event_id = p_event) or exists (select from public.pair_verdicts where event_id = p_event) then
    perform private.refuse('rubric_is_frozen');
  elsif jsonb_array_length(p_criteria) not between 1 and 12 then
    perform private.refuse('rubric_has_criteria', 400);
  end if;
  perform private.note_save(p_event, 'rubric', p_version);
  update public.judging_setups set seats = (p_setup ->> 'seats')::integer, most = (p_setup ->> 'most')::integer,
    comments_to_teams = (p_setup ->> 'comments_to_teams')::boolean, looks = coalesce((p_setup ->> 'looks')::integer, looks),
    method = coalesce((p_setup ->> 'method')::public.judging_method, method) where event_id = p_event;
  if s.method <> coalesce((p_setup ->> 'method')::public.judging_method, s.method) then
    delete from public.judging_seats where event_id = p_event;
    delete from public.judging_pairs where event_id = p_event;
  end if;
  perform private.write_criteria(p_event, null, p_criteria);
  perform private.log('judging.set_up', 'events', p_event::text, jsonb_build_object('criteria', jsonb_array_length(p_criteria)));
end $$;

-- Makes a person a judge, or again one. Asking again changes nothing. Refuses: judging_of's, no_such_person.
create function public.add_judge(p_event bigint, p_person uuid) returns void
language plpgsql security definer set search_path = '' as $$
begin
  perform private.judging_of(p_event);
  if not exists (select from public.people where id = p_person and left_at is null and is_complete) then
    perform private.refuse('no_such_person', 404);
  end if;
  insert into public.judges as j (event_id, person_id, added_by) values (p_event, p_person, auth.uid())
  on conflict (event_id, person_id) do update set withdrawn_at = null where j.withdrawn_at is not null;
  if found then
    perform private.log('judging.judge_added', 'events', p_event::text, jsonb_build_object('judge', p_person));
  end if;
end $$;

-- What a judge did, member or guest: a guest is nobody among the people, so the entry names him or her itself. Never what was given.
create function private.log_judge(p_verb text, p_event bigint, p_me uuid, p_details jsonb default '{}') returns void
language plpgsql security definer set search_path = '' as $$
declare
  v_guest text := (select name from public.guest_judges where id = p_me);
begin
  perform private.log(p_verb, 'events', p_event::text,
    p_details || case when v_guest is null then '{}' else jsonb_build_object('guest', v_guest) end, case when v_guest is null then p_me end);
end $$;

grant execute on function public.save_rubric(bigint, jsonb, jsonb, integer), public.add_judge(bigint, uuid) to authenticated;
