-- events, registration: how many fit, what is asked, who waits, who has come. Being registered is a row in registrations; waiting is
-- a row in waiting_list, so that nothing that asks who is in has to know of waiting.

-- Limits; no row is no limit. The row is also what everybody who wants the last place queues at.
create table public.registration_limits (
  event_id bigint primary key references public.events (id) on delete cascade,
  most integer,
  most_marketing integer,
  most_it integer,
  most_other integer,
  constraint registration_limits_most_is_a_number check (most between 1 and 100000),
  constraint registration_limits_per_function_are_numbers check (most_marketing between 0 and 100000
    and most_it between 0 and 100000 and most_other between 0 and 100000)
);
alter table public.registration_limits enable row level security;
create policy registration_limits_are_seen_by_members on public.registration_limits for select to authenticated using ((select private.is_member()));

create type public.question_kind as enum ('text', 'choice');
create table public.registration_questions (
  id bigint generated always as identity primary key,
  event_id bigint not null references public.events (id) on delete cascade,
  position integer not null,
  asks text not null,
  kind public.question_kind not null,
  options text[] not null default '{}',
  is_required boolean not null default false,
  -- not asked any more; what was answered stays
  retired_at timestamptz,
  constraint registration_questions_ask_something check (length(btrim(asks)) between 3 and 200),
  constraint registration_questions_offer_a_choice check (case kind when 'choice' then cardinality(options) between 2 and 20
    and length(array_to_string(options, '')) <= 1000 and array_position(options, '') is null else cardinality(options) = 0 end)
);
create index registration_questions_in_order on public.registration_questions (event_id, position, id);
alter table public.registration_questions enable row level security;
create policy registration_questions_are_seen_by_members on public.registration_questions for select to authenticated using ((select private.is_member()));

create table public.registration_answers (
  question_id bigint not null references public.registration_questions (id) on delete cascade,
  person_id uuid not null references public.people (id) on delete restrict,
  event_id bigint not null references public.events (id) on delete cascade,
  answer text not null,
  primary key (question_id, person_id),
  constraint registration_answers_fit check (length(answer) between 1 and 1000)
);
create index registration_answers_by_person on public.registration_answers (person_id, event_id);
create index registration_answers_by_event on public.registration_answers (event_id);
alter table public.registration_answers enable row level security;
-- what somebody eats is nobody's business but theirs and the organizers'
create policy registration_answers_are_seen_by_who_gave_them_and_organizers on public.registration_answers for select to authenticated
  using ((select private.is_member()) and (person_id = (select auth.uid()) or private.organizes(event_id)));

create table public.waiting_list (
  id bigint generated always as identity primary key,
  event_id bigint not null references public.events (id) on delete cascade,
  person_id uuid not null references public.people (id) on delete restrict,
  asked_at timestamptz not null default private.now(),
  constraint waiting_list_holds_everybody_once unique (event_id, person_id)
);
create index waiting_list_by_person on public.waiting_list (person_id);
alter table public.waiting_list enable row level security;
create policy waiting_list_is_seen_by_who_waits_and_organizers on public.waiting_list for select to authenticated
  using ((select private.is_member()) and (person_id = (select auth.uid()) or private.organizes(event_id)));

grant select on public.registration_limits, public.registration_questions, public.registration_answers, public.waiting_list to authenticated;

-- Told in the room by the organizer, so readable by nobody else.
create table private.check_in_codes (
  event_id bigint primary key references public.events (id) on delete cascade,
  code text not null
);

-- A place is given to the side of the profile at that moment, whoever writes the row.
create function private.take_place_of_side() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  new.function := (select function from public.people where id = new.person_id);
  return new;
end $$;
create trigger registrations_are_of_a_side before insert on public.registrations
  for each row execute function private.take_place_of_side();

-- Whether one more of this function fits. Called with the row of the limits locked where there is one.
create function private.has_room(p_event bigint, p_function public.job_function) returns boolean
language plpgsql volatile security definer set search_path = '' as $$
begin return (
  select coalesce((
    select (l.most is null or n.everybody < l.most)
      and coalesce(n.alike < case p_function when 'marketing' then l.most_marketing when 'it' then l.most_it else l.most_other end, true)
    from public.registration_limits l, lateral (
      select count(*) as everybody, count(*) filter (where r.function = p_function) as alike
      from public.registrations r where r.event_id = l.event_id) n
    where l.event_id = p_event), true));
end $$;
-- the first page asks nobody to join a team who would find every place taken, and the page of an event says so before one registers
grant execute on function private.has_room(bigint, public.job_function) to authenticated;

-- Whatever registers somebody (a team that is joined does too) meets the limit, but for what an organizer registers late. Refuses: event_is_full.
create function private.keep_the_limit() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  perform from public.registration_limits where event_id = new.event_id for update;
  if found and not exists (select from public.registrations where event_id = new.event_id and person_id = new.person_id)
    and not private.has_room(new.event_id, new.function) then
    perform private.refuse('event_is_full');
  end if;
  return new;
end $$;
create trigger registrations_keep_the_limit before insert on public.registrations
  for each row when (not new.is_beyond_limit) execute function private.keep_the_limit();

create function private.stop_waiting() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  delete from public.waiting_list where event_id = new.event_id and person_id = new.person_id;
  return null;
end $$;
create trigger registrations_end_waiting after insert on public.registrations
  for each row execute function private.stop_waiting();

-- Gives free places to who waits longest and answers their names, for the log; somebody whose function has no room is passed over,
-- not dropped. Limits locked, so that the sides of those who wait stand still (people_another_side_moves_up).
create function private.fill_places(p_event bigint) returns text[]
language plpgsql security definer set search_path = '' as $$
declare
  w record;
  v_names text[] := '{}';
  -- asked for each side, not for each of the hundreds who may wait
  v_open public.job_function[] := enum_range(null::public.job_function);
begin
  loop
    v_open := array(select f from unnest(v_open) f where private.has_room(p_event, f));
    select l.person_id, p.name into w from public.waiting_list l join public.people p on p.id = l.person_id
    where l.event_id = p_event and p.function = any (v_open) order by l.id limit 1 for update of l;
    exit when not found;
    insert into public.registrations (event_id, person_id, registered_at, moved_up_at)
    values (p_event, w.person_id, private.now(), private.now());
    v_names := v_names || w.name;
  end loop;
  return v_names;
end $$;

create function private.log_moved_up(p_event bigint, p_names text[]) returns void
language plpgsql security definer set search_path = '' as $$
begin
  if cardinality(p_names) > 0 then
    perform private.log('event.moved_up', 'events', p_event::text, jsonb_build_object('people', to_jsonb(p_names)));
  end if;
end $$;

-- Who waits and changes sides may find a place on the other one. Of all events first, then the log, whose lock comes last.
create function private.move_up_on_another_side() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  v_event bigint;
  v_moved_up jsonb := '{}';
begin
  for v_event in select event_id from public.waiting_list where person_id = new.id order by event_id loop
    perform from public.registration_limits where event_id = v_event for update;
    if private.now() < (select judging_at from public.events where id = v_event) then
      v_moved_up := v_moved_up || jsonb_build_object(v_event, private.fill_places(v_event));
    end if;
  end loop;
  perform private.log_moved_up(key::bigint, private.text_array(value)) from jsonb_each(v_moved_up);
  return null;
end $$;
-- named so that it comes before people_are_logged: the limits are held before the log
create trigger people_another_side_moves_up after update on public.people
  for each row when (old.function is distinct from new.function) execute function private.move_up_on_another_side();

-- What somebody answers: {"question id": "answer"}; an empty answer is none. Refuses: answers_are_required, answers_are_offered.
create function private.keep_answers(p_event bigint, p_person uuid, p_answers jsonb) returns void
language plpgsql security definer set search_path = '' as $$
begin
  if exists (select from public.registration_questions q where q.event_id = p_event and q.retired_at is null and q.is_required
    and coalesce(btrim(p_answers ->> q.id::text), '') = '') then
    perform private.refuse('answers_are_required', 400);
  elsif exists (select from public.registration_questions q where q.event_id = p_event and q.retired_at is null and q.kind = 'choice'
    and coalesce(btrim(p_answers ->> q.id::text), '') <> '' and btrim(p_answers ->> q.id::text) <> all (q.options)) then
    perform private.refuse('answers_are_offered', 400);
  end if;
  delete from public.registration_answers a using public.registration_questions q
  where q.id = a.question_id and q.event_id = p_event and q.retired_at is null and a.person_id = p_person;
  insert into public.registration_answers (question_id, person_id, event_id, answer)
  select q.id, p_person, p_event, btrim(p_answers ->> q.id::text) from public.registration_questions q
  where q.event_id = p_event and q.retired_at is null and coalesce(btrim(p_answers ->> q.id::text), '') <> '';
end $$;

-- Registers the person who asks, or puts him or her on the waiting list; answers which. What is free goes to who waits before it goes to
-- who comes. Asking again changes the answers, and never the side of the place.
-- Refuses: no_such_event, event_is_over, keep_answers'.
create function public.register_for_event(p_event bigint, p_answers jsonb default '{}') returns text
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.caller();
  e public.events;
begin
  select * into e from public.events where id = p_event for share;
  if not found then
    perform private.refuse('no_such_event', 404);
  end if;
  perform from public.registration_limits where event_id = p_event for update;
  if private.now() >= e.judging_at then
    perform private.refuse('event_is_over');
  end if;
  perform private.keep_answers(p_event, me, p_answers);
  if exists (select from public.registrations where event_id = p_event and person_id = me) then
    return 'registered';
  end if;
  if exists (select from public.waiting_list where event_id = p_event) then
    perform private.log_moved_up(p_event, private.fill_places(p_event));
  end if;
  if exists (select from public.registrations where event_id = p_event and person_id = me) then
    return 'registered';
  elsif private.has_room(p_event, (select function from public.people where id = me)) then
    insert into public.registrations (event_id, person_id) values (p_event, me) on conflict do nothing;
    if found then
      perform private.log('event.registered', 'events', p_event::text);
    end if;
    return 'registered';
  end if;
  insert into public.waiting_list (event_id, person_id) values (p_event, me) on conflict do nothing;
  if found then
    perform private.log('event.waited', 'events', p_event::text);
  end if;
  return 'waiting';
end $$;

-- Takes back a registration or a place on the waiting list; who waits longest moves up.
-- Refuses: no_such_event, event_is_over, team_members_are_registered (by the constraint of teams).
create function public.cancel_registration(p_event bigint) returns void
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.caller();
  e public.events;
  v_was_in boolean;
  v_waited boolean;
  v_moved_up text[];
begin
  select * into e from public.events where id = p_event for share;
  if not found then
    perform private.refuse('no_such_event', 404);
  end if;
  perform from public.registration_limits where event_id = p_event for update;
  if private.now() >= e.judging_at then
    perform private.refuse('event_is_over');
  end if;
  delete from public.registrations where event_id = p_event and person_id = me;
  v_was_in := found;
  delete from public.waiting_list where event_id = p_event and person_id = me;
  v_waited := found;
  if not v_was_in and not v_waited then
    return;
  end if;
  delete from public.registration_answers where event_id = p_event and person_id = me;
  v_moved_up := private.fill_places(p_event);
  perform private.log('event.cancelled', 'events', p_event::text, jsonb_build_object('waited', v_waited));
  perform private.log_moved_up(p_event, v_moved_up);
end $$;
grant execute on function public.register_for_event(bigint, jsonb), public.cancel_registration(bigint) to authenticated;

-- Limits and questions, by those who organize. p_limits: {"most", "most_marketing", "most_it", "most_other"}, null is none.
-- p_questions: [{"id"?, "asks", "kind", "options", "is_required", "is_same"?}] in order; one left out is not asked any more. Where people
-- have answered one and its words change, or an answer that was given cannot be chosen any more, is_same says whether it is the same
-- question in other words, which keeps its answers, or another one, asked anew.
-- A limit below who is in takes nobody out; a question that was taken away meanwhile is asked as a new one.
-- Refuses: no_such_event, organizer_only, questions_are_few, answered_question_changed, note_save's.
create function public.save_registration(p_event bigint, p_limits jsonb, p_questions jsonb, p_version integer default null) returns void
language plpgsql security definer set search_path = '' as $$
declare
  v_moved_up text[];
begin
  perform private.caller();
  perform from public.events where id = p_event for no key update;
  if not found then
    perform private.refuse('no_such_event', 404);
  elsif not private.organizes(p_event) then
    perform private.refuse('organizer_only', 403);
  elsif jsonb_array_length(p_questions) > 20 then
    perform private.refuse('questions_are_few', 400);
  end if;
  perform private.note_save(p_event, 'registration', p_version);
  if exists (select from jsonb_array_elements(p_questions) j join public.registration_questions q on q.id = (j ->> 'id')::bigint
      join public.registration_answers a on a.question_id = q.id
    where q.event_id = p_event and q.retired_at is null and j ->> 'is_same' is null and (j ->> 'asks' <> q.asks
      or j ->> 'kind' = 'choice' and a.answer <> all (private.text_array(j -> 'options'))
        -- one that went before was asked about then
        and (q.kind = 'text' or a.answer = any (q.options)))) then
    perform private.refuse('answered_question_changed');
  end if;
  insert into public.registration_limits (event_id, most, most_marketing, most_it, most_other)
  values (p_event, (p_limits ->> 'most')::integer, (p_limits ->> 'most_marketing')::integer, (p_limits ->> 'most_it')::integer,
    (p_limits ->> 'most_other')::integer)
  on conflict (event_id) do update set most = excluded.most, most_marketing = excluded.most_marketing, most_it = excluded.most_it,
    most_other = excluded.most_other;
  update public.registration_questions q set retired_at = private.now() where q.event_id = p_event and q.retired_at is null
    and not exists (select from jsonb_array_elements(p_questions) j where (j ->> 'id')::bigint = q.id
      and (j ->> 'is_same')::boolean is not false);
  update public.registration_questions q set position = j.position, asks = j.item ->> 'asks', kind = (j.item ->> 'kind')::public.question_kind,
    options = private.text_array(j.item -> 'options'), is_required = coalesce((j.item ->> 'is_required')::boolean, false)
  from jsonb_array_elements(p_questions) with ordinality j (item, position)
  where q.event_id = p_event and q.retired_at is null and q.id = (j.item ->> 'id')::bigint;
  insert into public.registration_questions (event_id, position, asks, kind, options, is_required)
  select p_event, j.position, j.item ->> 'asks', (j.item ->> 'kind')::public.question_kind, private.text_array(j.item -> 'options'),
    coalesce((j.item ->> 'is_required')::boolean, false)
  from jsonb_array_elements(p_questions) with ordinality j (item, position)
  where not exists (select from public.registration_questions q
    where q.id = (j.item ->> 'id')::bigint and (q.event_id <> p_event or q.retired_at is null));
  v_moved_up := private.fill_places(p_event);
  perform private.log('event.registration_set', 'events', p_event::text, p_limits);
  perform private.log_moved_up(p_event, v_moved_up);
end $$;
grant execute on function public.save_registration(bigint, jsonb, jsonb, integer) to authenticated;

-- The log keeps to what the list says: who waits, waited or moved up is read by the organizers, and of oneself that one came to wait or
-- left. What is not shown is sealed in the chain with everything else.
create policy activity_keeps_who_waits on public.activity as restrictive for select to authenticated
  using (case when verb = 'event.moved_up' then private.organizes(subject_id::bigint)
    when verb = 'event.waited' or verb = 'event.cancelled' and (details ->> 'waited')::boolean
      then actor_id = (select auth.uid()) or private.organizes(subject_id::bigint)
    else true end);

create function private.text_array(p_list jsonb) returns text[]
language sql immutable set search_path = '' as $$
  select coalesce(array_agg(btrim(t) order by n), '{}') from jsonb_array_elements_text(coalesce(p_list, '[]')) with ordinality a (t, n)
$$;
