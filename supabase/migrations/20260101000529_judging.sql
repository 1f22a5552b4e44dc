-- judging, two rounds: where organizers close the first one, its scores are theirs to read, they name finalists, and those are judged
-- once more from nothing, by a plan and a method of their own. An event without a row here has one round.

-- Marks by a rubric, or which of two projects is better, again and again.
create type public.judging_method as enum ('rubric', 'pairs');

create table public.judging_finals (
  event_id bigint primary key references public.events (id) on delete cascade,
  -- the first round
  closed_at timestamptz not null,
  closed_by uuid not null references public.people (id) on delete restrict,
  -- how the finalists are judged; as for the first round
  method public.judging_method not null default 'rubric',
  seats integer not null default 3,
  looks integer not null default 6,
  promised integer,
  -- why others than the first ones of the order are in it
  reason text not null default '',
  -- from then on the second round runs
  named_at timestamptz,
  named_by uuid references public.people (id) on delete restrict,
  -- from then on everybody knows who they are
  announced_at timestamptz,
  constraint judging_finals_seats_are_few check (seats between 1 and 9),
  constraint judging_finals_looks_are_few check (looks between 2 and 30),
  constraint judging_finals_reason_fits check (length(reason) <= 500)
);
create index judging_finals_by_closer on public.judging_finals (closed_by);
create index judging_finals_by_namer on public.judging_finals (named_by);
alter table public.judging_finals enable row level security;

create table public.finalists (
  team_id bigint primary key,
  event_id bigint not null references public.judging_finals (event_id) on delete cascade,
  -- in the first round, as it was when they were named; nothing where no judge had placed the team
  place integer,
  constraint finalists_are_of_the_event foreign key (team_id, event_id) references public.teams (id, event_id) on delete restrict
);
create index finalists_by_team on public.finalists (team_id, event_id);
create index finalists_by_event on public.finalists (event_id);
alter table public.finalists enable row level security;

create policy judging_finals_are_seen_by_members on public.judging_finals for select to authenticated using ((select private.is_member()));
-- not who closed it, and not the reason, which may tell of the order; both are in the results
grant select (event_id, closed_at, method, seats, looks, named_at, announced_at) on public.judging_finals to authenticated;

-- Who: once they are announced, and at the results. Never the place, which is a result.
create function private.sees_finalists(p_event bigint) returns boolean
language sql volatile security definer set search_path = '' as $$
  select private.organizes(p_event) or exists (select from public.judging_finals f join public.events e on e.id = f.event_id
    where f.event_id = p_event and (f.announced_at is not null or private.now() >= e.results_at))
$$;
grant execute on function private.sees_finalists(bigint) to authenticated;
create policy finalists_are_seen_when_announced on public.finalists for select to authenticated
  using ((select private.is_member()) and private.sees_finalists(event_id));
grant select (team_id, event_id) on public.finalists to authenticated;

-- 2 as soon as finalists are named.
create function private.judging_round(p_event bigint) returns integer
language sql stable security definer set search_path = '' as $$
  select case when exists (select from public.judging_finals where event_id = p_event and named_at is not null) then 2 else 1 end
$$;
create function private.is_finalist(p_team bigint) returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (select from public.finalists where team_id = p_team)
$$;
grant execute on function private.judging_round(bigint) to authenticated;

-- Whether the person who asks judges an event: as a member who was named, or in a preview of a judge.
create function private.judges_event(p_event bigint) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return exists (select from public.judges where event_id = p_event and member_id = auth.uid() and withdrawn_at is null)
    or private.previews(p_event, 'judge') or private.previews(p_event, 'guest');
end $$;
grant execute on function private.judges_event(bigint) to authenticated;

-- Whether somebody helps to run an event or judges it: by being named, not by leading.
create function private.is_named_in(p_event bigint, p_person uuid) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return exists (select from public.events where id = p_event and organizer_id = p_person)
    or exists (select from public.event_roles where event_id = p_event and person_id = p_person)
    or exists (select from public.judges where event_id = p_event and member_id = p_person and withdrawn_at is null);
end $$;
