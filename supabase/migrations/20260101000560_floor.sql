-- floor: what is said and asked while an event runs. Announcements of the organizers; further down the queue for mentors' help.

create type public.audience as enum ('everybody', 'without_team', 'mentors', 'not_handed_in');

create table public.announcements (
  id bigint generated always as identity primary key,
  event_id bigint not null references public.events (id) on delete cascade,
  says text not null,
  audience public.audience not null default 'everybody',
  -- by the clock of the database; before it nobody but the organizers reads it
  due_at timestamptz not null,
  written_by uuid not null references public.people (id) on delete restrict,
  written_at timestamptz not null default private.now(),
  -- taken back: before it is due nobody ever read it, afterwards nobody reads it any more
  withdrawn_at timestamptz,
  constraint announcements_say_something check (length(btrim(says)) between 3 and 2000),
  constraint announcements_come_within_a_year check (due_at < written_at + interval '1 year')
);
create index announcements_by_event on public.announcements (event_id, due_at desc, id desc);
create index announcements_by_author on public.announcements (written_by);
alter table public.announcements enable row level security;

-- Whether the person who asks is one of those an announcement is for, now: who joins a team is no longer without one.
create function private.is_addressed(p_event bigint, p_audience public.audience) returns boolean
language plpgsql stable security definer set search_path = '' as $$
declare
  me uuid := auth.uid();
begin
  return case p_audience
    when 'everybody' then true
    when 'mentors' then private.is_mentor(p_event)
    when 'without_team' then private.is_registered(p_event)
      and not exists (select from public.team_members m where m.event_id = p_event and m.person_id = me)
    else exists (select from public.team_members m where m.event_id = p_event and m.person_id = me
      and not exists (select from public.submissions s where s.team_id = m.team_id)) end;
end $$;
grant execute on function private.is_addressed(bigint, public.audience) to authenticated;

create policy announcements_are_seen_by_whom_they_are_for_when_due on public.announcements for select to authenticated
  using ((select private.is_member()) and (private.organizes(event_id)
    or (due_at <= private.now() and withdrawn_at is null and private.is_addressed(event_id, audience))));
grant select on public.announcements to authenticated;

-- Live: who has the page of an event open hears that something was said or asked there; never what.
create policy floors_are_followed_by_members on realtime.messages for select to authenticated
  using ((select realtime.topic()) ~ '^floor-[0-9]{1,15}$' and (select private.is_member()));
create function private.call_floor(p_event bigint) returns void
language sql security definer set search_path = '' as $$
  select realtime.send(jsonb_build_object('by', auth.uid()), 'changed', 'floor-' || p_event, true)
$$;

-- Says something to everybody of an audience, now (no time, or one that has passed) or when it is due.
-- Refuses: no_such_event, organizer_only, and the constraints.
create function public.announce(p_event bigint, p_says text, p_audience public.audience default 'everybody',
  p_due_at timestamptz default null) returns bigint
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.caller();
  v_now timestamptz;
  v_id bigint;
begin
  perform from public.events where id = p_event for key share;
  if not found then
    perform private.refuse('no_such_event', 404);
  elsif not private.organizes(p_event) then
    perform private.refuse('organizer_only', 403);
  end if;
  v_now := private.now();
  insert into public.announcements (event_id, says, audience, due_at, written_by, written_at)
  values (p_event, btrim(p_says), p_audience, greatest(p_due_at, v_now), me, v_now) returning id into v_id;
  perform private.call_floor(p_event);
  perform private.log('event.announced', 'events', p_event::text, jsonb_build_object('audience', p_audience,
    'due_at', greatest(p_due_at, v_now)));
  return v_id;
end $$;

-- Takes an announcement back; it stays for the organizers, marked so. Refuses: no_such_announcement, organizer_only.
create function public.withdraw_announcement(p_announcement bigint) returns void
language plpgsql security definer set search_path = '' as $$
declare
  a public.announcements;
begin
  perform private.caller();
  select * into a from public.announcements where id = p_announcement for update;
  if not found then
    perform private.refuse('no_such_announcement', 404);
  elsif not private.organizes(a.event_id) then
    perform private.refuse('organizer_only', 403);
  elsif a.withdrawn_at is not null then
    return;
  end if;
  update public.announcements set withdrawn_at = private.now() where id = p_announcement;
  perform private.call_floor(a.event_id);
  perform private.log('event.announcement_withdrawn', 'events', a.event_id::text);
end $$;
grant execute on function public.announce(bigint, text, public.audience, timestamptz), public.withdraw_announcement(bigint) to authenticated;

-- What an event has to say to the person who asks, the latest first; for its organizers also what is to come.
create view public.announcement_list with (security_invoker = true) as
select a.id, a.event_id, e.slug, e.name as event_name, a.says, a.audience, a.due_at, a.withdrawn_at, a.due_at > n as is_to_come, n as asked_at,
  p.name as author, e.results_at
from public.announcements a join public.events e on e.id = a.event_id join public.people p on p.id = a.written_by, private.now() n;
grant select on public.announcement_list to authenticated;

-- When the next announcement is due that is for the person who asks: only when, so that a page that is open reads it then.
create function private.next_said(p_event bigint) returns timestamptz
language sql stable security definer set search_path = '' as $$
  select min(a.due_at) from public.announcements a
  where a.event_id = p_event and a.due_at > private.now() and a.withdrawn_at is null and private.is_addressed(p_event, a.audience)
$$;
grant execute on function private.next_said(bigint) to authenticated;

-- What an event has to say, the latest first, with the moment at which there is more to read and the clock of the database.
create function public.said_in_event(p_slug text, p_most integer default 100) returns jsonb
language plpgsql stable set search_path = '' as $$
declare
  v_event bigint := (select id from public.events where slug = p_slug);
begin
  return jsonb_build_object('asked_at', private.now(), 'next_at', private.next_said(v_event),
    'said', (select coalesce(jsonb_agg(to_jsonb(a) order by a.due_at desc, a.id desc), '[]') from (
      select id, says, audience, author, due_at, withdrawn_at, is_to_come from public.announcement_list
      where event_id = v_event order by due_at desc, id desc limit least(p_most, 100)) a));
end $$;
grant execute on function public.said_in_event(text, integer) to authenticated;

-- For the first page: what was said since two days to people who are in, and until the results.
create view public.announcement_news with (security_invoker = true) as
select a.id, a.slug, a.event_name, left(a.says, 200) as says, a.due_at from public.announcement_list a
where not a.is_to_come and a.withdrawn_at is null and a.due_at > a.asked_at - interval '2 days' and a.results_at > a.asked_at
  and private.is_addressed(a.event_id, a.audience)
  and private.is_in(a.event_id);
grant select on public.announcement_news to authenticated;
