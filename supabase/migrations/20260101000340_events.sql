-- events, what a new one begins with: the set-up of an earlier event, or that of a template. Each area puts its own part in place by a
-- trigger on this row, so all of it is there with the event or none of it. People, ideas, teams, votes and marks are no set-up.

create table public.event_beginnings (
  event_id bigint primary key references public.events (id) on delete cascade,
  copied_from bigint references public.events (id) on delete set null,
  -- of a template: {"team_rule", "submission_fields", "judging", "voting_rule"}, as far as it says something of them
  set_up jsonb not null default '{}',
  constraint event_beginnings_have_one_source check (copied_from is null or set_up = '{}'),
  constraint event_beginnings_set_up_fits check (jsonb_typeof(set_up) = 'object' and octet_length(set_up::text) <= 40000)
);
create index event_beginnings_by_source on public.event_beginnings (copied_from);
alter table public.event_beginnings enable row level security;
create policy event_beginnings_are_seen_by_members on public.event_beginnings for select to authenticated using ((select private.is_member()));
grant select on public.event_beginnings to authenticated;

-- Called when a new event has its challenges and its agenda. Whoever plans is a member, and members see every event and its set-up.
-- Refuses: no_such_event (the one to copy), event_beginnings_*, and what the areas say of a set-up that is none.
create function private.begin_event(p_event bigint, p_from bigint, p_set_up jsonb) returns void
language plpgsql security definer set search_path = '' as $$
begin
  if p_from is null and p_set_up is null then
    return;
  elsif p_from is not null and not exists (select from public.events where id = p_from) then
    perform private.refuse('no_such_event', 404);
  end if;
  insert into public.event_beginnings (event_id, copied_from, set_up) values (p_event, p_from, coalesce(p_set_up, '{}'));
end $$;

create function private.begin_registration() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  insert into public.registration_limits (event_id, most, most_marketing, most_it, most_other)
  select new.event_id, most, most_marketing, most_it, most_other from public.registration_limits where event_id = new.copied_from;
  insert into public.registration_questions (event_id, position, asks, kind, options, is_required)
  select new.event_id, position, asks, kind, options, is_required from public.registration_questions
  where event_id = new.copied_from and retired_at is null;
  return null;
end $$;
create trigger event_beginnings_ask_at_registration after insert on public.event_beginnings
  for each row execute function private.begin_registration();

-- A time of one event as the same hour of the same day of another one, by the clocks of each, counted from the deadline.
create function private.moved_to(p_at timestamptz, p_from bigint, p_to bigint) returns timestamptz
language sql stable security definer set search_path = '' as $$
  select (n.judging_at at time zone n.time_zone + (p_at at time zone o.time_zone - o.judging_at at time zone o.time_zone)) at time zone n.time_zone
  from public.events o, public.events n where o.id = p_from and n.id = p_to
$$;
