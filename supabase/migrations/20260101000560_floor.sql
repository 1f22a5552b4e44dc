-- floor: what is said and asked while an event runs. Announcements of the organizers; further down the queue for mentors' help.

create type public.audience as enum
  ('everybody', 'without_team', 'not_handed_in', 'marketing', 'it', 'not_checked_in', 'waiting', 'mentors', 'judges', 'challenge', 'team');

create table public.announcements (
  id bigint generated always as identity primary key,
  event_id bigint not null references public.events (id) on delete cascade,
  says text not null,
  audience public.audience not null default 'everybody',
  -- where it is for those who work on one challenge, or in one team
  challenge_id bigint,
  team_id bigint,
  -- by the clock of the database; before it nobody but the organizers reads it
  due_at timestamptz not null,
  written_by uuid not null references public.people (id) on delete restrict,
  written_at timestamptz not null default private.now(),
  -- taken back: before it is due nobody ever read it, afterwards nobody reads it any more
  withdrawn_at timestamptz,
  constraint announcements_name_whom_they_are_for check ((audience = 'challenge') = (challenge_id is not null)
    and (audience = 'team') = (team_id is not null)),
  constraint announcements_challenge_is_of_the_event foreign key (challenge_id, event_id)
    references public.challenges (id, event_id) on delete cascade,
  constraint announcements_team_is_of_the_event foreign key (team_id, event_id) references public.teams (id, event_id) on delete cascade,
  constraint announcements_say_something check (length(btrim(says)) between 3 and 2000),
  constraint announcements_come_within_a_year check (due_at < written_at + interval '1 year')
);
create index announcements_by_event on public.announcements (event_id, due_at desc, id desc);
create index announcements_by_challenge on public.announcements (challenge_id, event_id) where challenge_id is not null;
create index announcements_by_team on public.announcements (team_id, event_id) where team_id is not null;
create index announcements_by_author on public.announcements (written_by);
alter table public.announcements enable row level security;

-- Whether a person is one of those an announcement is for, now: who joins a team is no longer without one.
create function private.is_addressed(p_event bigint, p_audience public.audience, p_challenge bigint, p_team bigint, p_person uuid default auth.uid())
returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return case p_audience
    when 'everybody' then true
    when 'mentors' then exists (select from public.event_roles r where r.event_id = p_event and r.person_id = p_person and r.role = 'mentor')
    when 'judges' then exists (select from public.judges j where j.event_id = p_event and j.person_id = p_person and j.withdrawn_at is null)
    when 'waiting' then exists (select from public.waiting_list w where w.event_id = p_event and w.person_id = p_person)
    when 'not_checked_in' then exists (select from public.registrations r
      where r.event_id = p_event and r.person_id = p_person and r.checked_in_at is null)
    when 'without_team' then exists (select from public.registrations r where r.event_id = p_event and r.person_id = p_person)
      and not exists (select from public.team_members m where m.event_id = p_event and m.person_id = p_person)
    when 'not_handed_in' then exists (select from public.team_members m where m.event_id = p_event and m.person_id = p_person
      and not exists (select from public.submissions s where s.team_id = m.team_id))
    when 'challenge' then exists (select from public.team_members m join public.teams t on t.id = m.team_id join public.ideas i on i.id = t.idea_id
      where m.event_id = p_event and m.person_id = p_person and i.challenge_id = p_challenge)
    when 'team' then exists (select from public.team_members m where m.team_id = p_team and m.person_id = p_person)
    -- marketing and it: of the function it is called after
    else exists (select from public.registrations r join public.people p on p.id = r.person_id
      where r.event_id = p_event and r.person_id = p_person and p.function::text = p_audience::text) end;
end $$;

-- The same for the person who asks, or for somebody of the part of a preview, and for nobody else: what is said to whom is for the
-- organizers to know.
create function private.addresses_me(p_event bigint, p_audience public.audience, p_challenge bigint, p_team bigint) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return private.is_addressed(p_event, p_audience, p_challenge, p_team) or private.previews(p_event, case
    when p_audience = 'mentors' then 'mentor' when p_audience = 'judges' then 'judge' when p_audience in ('without_team', 'not_checked_in')
      or p_audience::text = private.preview() ->> 'function' then 'participant' end);
end $$;
grant execute on function private.addresses_me(bigint, public.audience, bigint, bigint) to authenticated;

create policy announcements_are_seen_by_whom_they_are_for_when_due on public.announcements for select to authenticated
  using ((select private.is_member()) and (private.organizes(event_id)
    or (due_at <= private.now() and withdrawn_at is null and private.addresses_me(event_id, audience, challenge_id, team_id))));
grant select on public.announcements to authenticated;

-- Live: who has the page of an event open hears what is said to everybody, in its words; of what is for some, only for whom, as the log
-- tells it to every member too, and when; of what else changed, only that it did.
create policy floors_are_followed_by_members on realtime.messages for select to authenticated
  using ((select realtime.topic()) ~ '^floor-[0-9]{1,15}$' and (select private.is_member()));
create function private.call_floor(p_event bigint, p_says jsonb default '{}') returns void
language sql security definer set search_path = '' as $$
  select realtime.send(p_says || jsonb_build_object('by', auth.uid()), 'changed', 'floor-' || p_event, true)
$$;

-- Says something to everybody of an audience, now (no time) or when it is due; two minutes that passed while it was written are now. Who is
-- of it is asked when it is read. p_challenge, p_team: which one, where it is for those of one.
-- Refuses: no_such_event, organizer_only, announcement_time_has_passed, and the constraints.
create function public.announce(p_event bigint, p_says text, p_audience public.audience default 'everybody',
  p_due_at timestamptz default null, p_challenge bigint default null, p_team bigint default null) returns bigint
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
  if p_due_at < v_now - interval '2 minutes' then
    -- said at once, a mistyped day could not be unsaid
    perform private.refuse('announcement_time_has_passed');
  end if;
  insert into public.announcements (event_id, says, audience, challenge_id, team_id, due_at, written_by, written_at)
  values (p_event, btrim(p_says), p_audience, p_challenge, p_team, greatest(p_due_at, v_now), me, v_now) returning id into v_id;
  perform private.call_floor(p_event, case
    -- for whom, and when, nobody else knows before it is due
    when p_due_at > v_now and p_audience <> 'everybody' then '{}'
    when p_due_at > v_now then jsonb_build_object('for', p_audience, 'next_at', p_due_at)
    when p_audience <> 'everybody' then jsonb_build_object('for', p_audience)
    else jsonb_build_object('said', jsonb_build_object('id', v_id, 'says', btrim(p_says), 'due_at', v_now,
      'author', (select name from public.people where id = me))) end);
  perform private.log('event.announced', 'events', p_event::text, jsonb_build_object('announcement', v_id, 'audience', p_audience,
    'due_at', greatest(p_due_at, v_now), 'is_scheduled', coalesce(p_due_at > v_now, false)));
  return v_id;
end $$;

-- The log tells of it what the event does: nothing before it is due, and of what was taken back before that nothing at all.
create function private.was_said(p_announcement bigint) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return exists (select from public.announcements where id = p_announcement and due_at <= private.now()
    and (withdrawn_at is null or withdrawn_at >= due_at));
end $$;
grant execute on function private.was_said(bigint) to authenticated;
create policy activity_waits_for_what_is_due on public.activity as restrictive for select to authenticated
  using (case when verb in ('event.announced', 'event.announcement_withdrawn')
    then private.was_said((details ->> 'announcement')::bigint) or private.organizes(subject_id::bigint) else true end);

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
  perform private.call_floor(a.event_id, case when a.due_at > private.now() and a.audience <> 'everybody' then '{}'
    else jsonb_build_object('unsaid', a.id) end);
  perform private.log('event.announcement_withdrawn', 'events', a.event_id::text, jsonb_build_object('announcement', a.id));
end $$;
grant execute on function public.announce(bigint, text, public.audience, timestamptz, bigint, bigint), public.withdraw_announcement(bigint) to authenticated;

-- What an event has to say to the person who asks, the latest first; for its organizers also what is to come.
create view public.announcement_list with (security_invoker = true) as
select a.id, a.event_id, e.slug, e.name as event_name, a.says, a.audience, a.challenge_id, a.team_id,
  coalesce(c.title, t.name) as about, a.due_at, a.withdrawn_at, a.due_at > n as is_to_come, n as asked_at, p.name as author, e.results_at
from public.announcements a join public.events e on e.id = a.event_id join public.people p on p.id = a.written_by
  left join public.challenges c on c.id = a.challenge_id left join public.teams t on t.id = a.team_id, private.now() n;
grant select on public.announcement_list to authenticated;

-- When the next announcement is due that is for the person who asks: only when, so that a page that is open reads it then.
create function private.next_said(p_event bigint) returns timestamptz
language plpgsql stable security definer set search_path = '' as $$
begin return (
  select min(a.due_at) from public.announcements a
  where a.event_id = p_event and a.due_at > private.now() and a.withdrawn_at is null and private.addresses_me(p_event, a.audience, a.challenge_id, a.team_id));
end $$;
grant execute on function private.next_said(bigint) to authenticated;

-- What an event has to say, the latest first, with the moment at which there is more to read and the clock of the database.
create function public.said_in_event(p_slug text, p_most integer default 100) returns jsonb
language plpgsql stable set search_path = '' as $$
declare
  v_event bigint := (select id from public.events where slug = p_slug);
begin
  return jsonb_build_object('asked_at', private.now(), 'next_at', private.next_said(v_event),
    'said', (select coalesce(jsonb_agg(to_jsonb(a) order by a.due_at desc, a.id desc), '[]') from (
      select id, says, audience, about, author, due_at, withdrawn_at, is_to_come from public.announcement_list
      where event_id = v_event order by due_at desc, id desc limit least(p_most, 100)) a));
end $$;
grant execute on function public.said_in_event(text, integer) to authenticated;

-- The same for a guest judge, by the token of the link: what is for judges or for everybody, as long as the guest judges. Without who
-- wrote it: a guest is told nobody of the company. With the times of the judging, so that an open page knows when they moved. Null for a
-- link that ended.
create function public.said_to_guest(p_token text) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare
  g public.guest_judges := private.guest_looking(p_token);
  v_now timestamptz := private.now();
begin
  if g.id is null then
    return null;
  end if;
  return (with heard as (
    select a.id, a.says, a.audience, a.due_at, a.due_at > v_now as is_to_come from public.announcements a
    where a.event_id = g.event_id and a.withdrawn_at is null and a.audience in ('everybody', 'judges')
      and (private.previews(g.event_id, 'guest') or private.is_addressed(g.event_id, 'judges', null, null, g.id))
    order by a.due_at desc, a.id desc limit 100)
  select jsonb_build_object('asked_at', v_now, 'next_at', min(h.due_at) filter (where h.is_to_come),
    'said', coalesce(jsonb_agg(jsonb_build_object('id', h.id, 'says', h.says, 'audience', h.audience, 'due_at', h.due_at)
      order by h.due_at desc, h.id desc) filter (where not h.is_to_come), '[]'))
    || (select jsonb_build_object('judging_at', e.judging_at, 'voting_at', e.voting_at, 'results_at', e.results_at,
      'queue_state', private.queue_state(e.id, g.id)) from public.events e where e.id = g.event_id) from heard h);
end $$;
grant execute on function public.said_to_guest(text) to anon, authenticated;

-- Whether the person who asks is told on the first page what concerns everybody of an event: is in, or judges.
create function private.is_told(p_event bigint) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return private.is_in(p_event) or private.judges_event(p_event);
end $$;
grant execute on function private.is_told(bigint) to authenticated;

-- For the first page: what was said since two days, and until the results; what is for everybody to those who are told.
create view public.announcement_news with (security_invoker = true) as
select a.id, a.slug, a.event_name, left(a.says, 200) as says, a.due_at from public.announcement_list a
where not a.is_to_come and a.withdrawn_at is null and a.due_at > a.asked_at - interval '2 days' and a.results_at > a.asked_at
  and private.addresses_me(a.event_id, a.audience, a.challenge_id, a.team_id)
  and (a.audience <> 'everybody' or private.is_told(a.event_id));
grant select on public.announcement_news to authenticated;

-- How many people each audience has now, for who runs the event; null for everybody else. Of everybody those are counted who are told
-- (is_told), and guest judges, who read it behind their link: registered, waiting, organizing, helping or judging, and still here.
create function public.announcement_reach(p_slug text) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  v_event bigint := (select id from public.events where slug = p_slug);
begin
  if not private.is_member() or not private.organizes(v_event) then
    return null;
  end if;
  return jsonb_build_object(
    'audiences', (select jsonb_object_agg(a.audience, (select count(*) from (
        select r.person_id from public.registrations r where r.event_id = v_event
        union select w.person_id from public.waiting_list w where w.event_id = v_event
        union select o.person_id from public.event_roles o where o.event_id = v_event
        union select e.organizer_id from public.events e where e.id = v_event
        union select j.person_id from public.judges j left join public.guest_judges g on g.id = j.guest_id
          where j.event_id = v_event and j.withdrawn_at is null and (g.id is null or g.revoked_at is null and g.expires_at > private.now())) p
      where private.is_addressed(v_event, a.audience, null, null, p.person_id)
        and not exists (select from public.people gone where gone.id = p.person_id and gone.left_at is not null)))
      from unnest(enum_range(null::public.audience)) a (audience) where a.audience not in ('challenge', 'team')),
    'challenges', (select coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'name', c.title, 'people', (
        select count(*) from public.team_members m join public.teams t on t.id = m.team_id join public.ideas i on i.id = t.idea_id
        where m.event_id = v_event and i.challenge_id = c.id)) order by c.position), '[]') from public.challenges c where c.event_id = v_event),
    'teams', (select coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'name', t.name, 'people', private.team_size(t.id))
      order by lower(t.name), t.id), '[]') from public.teams t where t.event_id = v_event));
end $$;
grant execute on function public.announcement_reach(text) to authenticated;
