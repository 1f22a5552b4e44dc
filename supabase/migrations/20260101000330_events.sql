-- events, who has come, and what the pages of an event show.

-- The code of an event, made when it is first asked for: six signs that nobody confuses. Organizers only; a preview makes none.
-- Refuses: no_such_event, organizer_only.
create function public.check_in_code(p_event bigint) returns text
language plpgsql security definer set search_path = '' as $$
declare
  signs constant text := 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
begin
  if private.preview() is null or not private.organizes(p_event) then
    perform private.caller();
  end if;
  if not exists (select from public.events where id = p_event) then
    perform private.refuse('no_such_event', 404);
  elsif not private.organizes(p_event) then
    perform private.refuse('organizer_only', 403);
  end if;
  if private.preview() is not null then
    return (select code from private.check_in_codes where event_id = p_event);
  end if;
  insert into private.check_in_codes (event_id, code)
  select p_event, string_agg(substr(signs, 1 + (get_byte(b, n) % length(signs)), 1), '')
  from (select uuid_send(gen_random_uuid()) as b) r, generate_series(0, 5) n
  on conflict (event_id) do nothing;
  return (select code from private.check_in_codes where event_id = p_event);
end $$;

-- Whoever is registered says by the code that he or she has come. From a day before the beginning to the results; again changes nothing.
-- Refuses: no_such_event, check_in_is_closed, check_in_code_is_wrong, check_in_needs_registration.
create function public.check_in(p_event bigint, p_code text) returns void
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.caller();
  e public.events;
begin
  select * into e from public.events where id = p_event for share;
  if not found then
    perform private.refuse('no_such_event', 404);
  elsif private.now() < e.ideation_at - interval '1 day' or private.now() >= e.results_at then
    perform private.refuse('check_in_is_closed');
  elsif not exists (select from private.check_in_codes where event_id = p_event
    and code = upper(regexp_replace(coalesce(p_code, ''), '[^[:alnum:]]', '', 'g'))) then
    perform private.refuse('check_in_code_is_wrong', 400);
  elsif not exists (select from public.registrations where event_id = p_event and person_id = me) then
    perform private.refuse('check_in_needs_registration');
  end if;
  update public.registrations set checked_in_at = private.now(), checked_in_by = me
  where event_id = p_event and person_id = me and checked_in_at is null;
  if found then
    perform private.log('event.checked_in', 'events', p_event::text);
  end if;
end $$;

-- An organizer says by the list who has come, or takes it back. Refuses: no_such_event, organizer_only, check_in_needs_registration.
create function public.check_in_person(p_event bigint, p_person uuid, p_has_come boolean) returns void
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.caller();
  r public.registrations;
begin
  if not exists (select from public.events where id = p_event) then
    perform private.refuse('no_such_event', 404);
  elsif not private.organizes(p_event) then
    perform private.refuse('organizer_only', 403);
  end if;
  select * into r from public.registrations where event_id = p_event and person_id = p_person for no key update;
  if not found then
    perform private.refuse('check_in_needs_registration');
  elsif (r.checked_in_at is not null) = p_has_come then
    return;
  end if;
  update public.registrations set checked_in_at = case when p_has_come then private.now() end, checked_in_by = case when p_has_come then me end
  where event_id = p_event and person_id = p_person;
  perform private.log('event.checked_in', 'events', p_event::text, jsonb_build_object(
    'person', (select name from public.people where id = p_person), 'has_come', p_has_come));
end $$;
grant execute on function public.check_in_code(bigint), public.check_in(bigint, text), public.check_in_person(bigint, uuid, boolean) to authenticated;

-- Who comes, registers or leaves is counted on the organizers' screen at the door within a second, which follows the event's name and
-- times too. It says nothing of whom; of many in the same second the last says it all.
create policy doors_are_followed_by_organizers on realtime.messages for select to authenticated
  using (case when (select realtime.topic()) ~ '^door-[0-9]{1,15}$'
    then private.organizes(substr((select realtime.topic()), 6)::bigint) else false end);
create function private.say_at_the_door() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  perform realtime.send('{"key": "door"}', 'changed', 'door-' || (to_jsonb(coalesce(new, old)) ->> tg_argv[0]), true);
  return null;
end $$;
create trigger registrations_are_said_at_the_door after insert or delete on public.registrations
  for each row execute function private.say_at_the_door('event_id');
create trigger people_who_come_are_said_at_the_door after update on public.registrations for each row
  when (old.checked_in_at is distinct from new.checked_in_at) execute function private.say_at_the_door('event_id');
create trigger events_are_said_at_the_door after update on public.events for each row
  when ((old.name, old.ideation_at, old.results_at) is distinct from (new.name, new.ideation_at, new.results_at))
  execute function private.say_at_the_door('id');

-- How many wait, and the place in the line of the person who asks (null: not waiting). The rows of others stay unseen.
create function private.waiting(p_event bigint) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
begin return (
  select jsonb_build_object('count', count(*), 'place', count(*) filter (where w.id <= mine.id)) from public.waiting_list w
    left join (select id from public.waiting_list where event_id = p_event and person_id = auth.uid()) mine on true
  where w.event_id = p_event);
end $$;
grant execute on function private.waiting(bigint) to authenticated;

-- An event with its challenges and who is in, for its page; null when there is none. People beyond 24 are only counted.
-- In plpgsql, which keeps its plan: a thousand people open this page, and planning it takes longer than reading it.
create function public.show_event(p_slug text) returns jsonb
language plpgsql stable set search_path = '' as $$
begin return (
  select to_jsonb(e) || jsonb_build_object(
    'phase', private.phase(e), 'next_phase_at', private.next_phase_at(e, n), 'asked_at', n,
    'organizer', (select jsonb_build_object('id', p.id, 'name', p.name, 'function', p.function, 'is_bridging', p.is_bridging)
      from public.people p where p.id = e.organizer_id),
    'may_edit', private.organizes(e.id),
    'is_registered', private.is_registered(e.id),
    'has_room', private.has_room(e.id, coalesce((private.preview() ->> 'function')::public.job_function,
      (select p.function from public.people p where p.id = (select auth.uid())))),
    'has_come', mine.checked_in_at is not null,
    'waiting', private.waiting(e.id),
    'lost_place', private.lost_place(e.id),
    'limits', (select jsonb_build_object('most', l.most, 'most_marketing', l.most_marketing, 'most_it', l.most_it, 'most_other', l.most_other)
      from public.registration_limits l where l.event_id = e.id),
    'questions', (select coalesce(jsonb_agg(jsonb_build_object('id', q.id, 'asks', q.asks, 'kind', q.kind, 'options', q.options,
        'is_required', q.is_required, 'answer', (select a.answer from public.registration_answers a
          where a.question_id = q.id and a.person_id = (select auth.uid()))) order by q.position, q.id), '[]')
      from public.registration_questions q where q.event_id = e.id and q.retired_at is null),
    'roles', (select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name, 'function', p.function,
        'is_bridging', p.is_bridging, 'role', o.role) order by p.name, p.id, o.role), '[]')
      from public.event_roles o join public.people p on p.id = o.person_id where o.event_id = e.id),
    'agenda', (select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'at', a.at, 'title', a.title, 'place', a.place,
        'note', a.note) order by a.at, a.id), '[]') from public.agenda_items a where a.event_id = e.id),
    'moves', (select coalesce(jsonb_agg(jsonb_build_object('id', m.id, 'version', m.version, 'moment', m.moment, 'from_at', m.from_at, 'to_at', m.to_at,
        'reason', m.reason, 'by', p.name, 'moved_at', m.moved_at) order by m.id desc), '[]')
      from public.moved_times m join public.people p on p.id = m.moved_by where m.event_id = e.id),
    'challenges', (select coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'title', c.title, 'brief', c.brief, 'resources', c.resources,
        'owner', (select jsonb_build_object('id', p.id, 'name', p.name, 'function', p.function, 'is_bridging', p.is_bridging)
          from public.people p where p.id = c.owner_id)) order by c.position), '[]')
      from public.challenges c where c.event_id = e.id),
    'registered', c.counted -> 'registered', 'come', c.counted -> 'come', 'sides', c.counted - array['registered', 'come', 'free'],
    'people', (select coalesce(jsonb_agg(to_jsonb(w) order by w.registered_at, w.id), '[]') from (
      -- the first of them by their index, before anybody's name is looked up
      select p.id, p.name, p.function, p.is_bridging, r.registered_at
      from (select person_id, registered_at from public.registrations where event_id = e.id
          order by registered_at, person_id limit 24) r join public.people p on p.id = r.person_id) w))
  -- the moment before the phase, as event_list has it: a page that is asked for at a boundary then waits for one that has come already
  from public.events e cross join private.now() n
    left join public.registrations mine on mine.event_id = e.id and mine.person_id = (select auth.uid())
    -- counted once, however often it is spoken of: offset keeps the two apart (562)
    cross join lateral (select private.people_in(e.id) as counted offset 0) c
  where e.slug = p_slug);
end $$;
grant execute on function public.show_event(text) to authenticated;

-- The list at the door: everybody registered with answers and the side of the place, then everybody who waits. Rows of the waiting list and
-- answers show to those who may see them. p_search narrows by name; at most 1000.
create function public.list_attendance(p_event bigint, p_search text default '') returns jsonb
language sql stable set search_path = '' as $$
  select coalesce(jsonb_agg(to_jsonb(l) order by l.is_waiting, l.place, l.name, l.id), '[]') from (
    select p.id, p.name, p.function, p.is_bridging, i.is_waiting, i.place, i.place_of, i.checked_in_at,
      (select coalesce(jsonb_agg(jsonb_build_object('asks', q.asks, 'answer', a.answer) order by q.position, q.id), '[]')
        from public.registration_answers a join public.registration_questions q on q.id = a.question_id
        where a.event_id = p_event and a.person_id = p.id) as answers
    from (
      select r.person_id, false as is_waiting, 0::bigint as place, r.function as place_of, r.checked_in_at from public.registrations r where r.event_id = p_event
      union all
      select w.person_id, true, row_number() over (order by w.id), null, null from public.waiting_list w where w.event_id = p_event) i
      join public.people p on p.id = i.person_id
    where p.search like (select '%' || replace(replace(private.folded(p_search), '\', '\\'), '%', '\%') || '%')
    order by i.is_waiting, i.place, p.name, p.id limit 1000) l
$$;
grant execute on function public.list_attendance(bigint, text) to authenticated;

-- The list at the door as a file, whole: for who runs the event. Refuses: organizer_only.
create function public.export_attendance(p_event bigint) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
begin
  if not private.organizes(p_event) then
    perform private.refuse('organizer_only', 403);
  end if;
  return (select jsonb_build_object(
    'questions', (select coalesce(jsonb_agg(jsonb_build_object('id', q.id, 'asks', q.asks) order by q.position, q.id), '[]')
      from public.registration_questions q where q.event_id = p_event),
    'people', coalesce(jsonb_agg(jsonb_build_object('name', p.name, 'function', p.function, 'is_bridging', p.is_bridging,
      'place', i.place, 'place_of', i.place_of, 'since', i.since, 'checked_in_at', i.checked_in_at, 'roles',
      (select coalesce(jsonb_agg(o.role order by o.role), '[]') from public.event_roles o where o.event_id = p_event and o.person_id = p.id),
      'answers', (select coalesce(jsonb_object_agg(a.question_id, a.answer), '{}') from public.registration_answers a
        where a.event_id = p_event and a.person_id = p.id)) order by i.place nulls first, p.name, p.id), '[]'))
    from (
      select r.person_id, null::bigint as place, r.function as place_of, r.registered_at as since, r.checked_in_at from public.registrations r where r.event_id = p_event
      union all
      select w.person_id, row_number() over (order by w.id), null, w.asked_at, null from public.waiting_list w where w.event_id = p_event) i
    join public.people p on p.id = i.person_id);
end $$;
grant execute on function public.export_attendance(bigint) to authenticated;

-- Who can be named in a form of an event, those who lead first: organizers, mentors, who is placed in a team. At most 200.
create function public.event_candidates(p_search text default '') returns table (id uuid, name text, function public.job_function)
language sql stable set search_path = '' as $$
  select p.id, p.name, p.function from public.people p
  where p.is_complete and p.left_at is null and p.search like (select '%' || replace(replace(private.folded(p_search), '\', '\\'), '%', '\%') || '%')
  order by p.role = 'member', p.name, p.id limit 200
$$;
grant execute on function public.event_candidates(text) to authenticated;

-- When a place became free for the person who asks, who waited for it.
create function private.my_moves_up() returns table (event_id bigint, moved_up_at timestamptz)
language sql stable security definer set search_path = '' as $$
  select r.event_id, r.moved_up_at from public.registrations r where r.person_id = auth.uid() and r.moved_up_at is not null
$$;
grant execute on function private.my_moves_up() to authenticated;

-- For the first page: what has to be answered and was not, until the deadline. Whoever logs an idea or joins a team is registered by it,
-- before anything was asked; and a question may have come later.
create view public.registration_reminders with (security_invoker = true) as
select e.slug, e.name, e.judging_at, count(*) as questions
from (select event_id from public.registrations where person_id = (select auth.uid())
    union all select event_id from public.waiting_list where person_id = (select auth.uid())) mine
  join public.events e on e.id = mine.event_id
  join public.registration_questions q on q.event_id = e.id and q.is_required and q.retired_at is null
where e.judging_at > private.now()
  -- what was answered when other answers were offered is none
  and not exists (select from public.registration_answers a where a.question_id = q.id and a.person_id = (select auth.uid())
    and (q.kind = 'text' or a.answer = any (q.options)))
group by e.id;
grant select on public.registration_reminders to authenticated;

-- The events that take ideas now, with their challenges, the ones the person is registered for first.
create function public.open_events() returns table (id bigint, slug text, name text, is_registered boolean, challenges jsonb)
language sql stable set search_path = '' as $$
  select e.id, e.slug, e.name,
    private.is_registered(e.id) as is_registered,
    (select coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'title', c.title) order by c.position), '[]')
      from public.challenges c where c.event_id = e.id)
  from public.events e, private.now() n where n >= e.ideation_at and n < e.judging_at
  order by 4 desc, e.ideation_at desc, e.id
$$;
grant execute on function public.open_events() to authenticated;
