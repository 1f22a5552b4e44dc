-- events, what changes about them once people count on them: times that move, and who helps to run them.

-- A time that was moved after people could count on it: from when to when, why, and by whom. Everybody sees it.
create table public.moved_times (
  id bigint generated always as identity primary key,
  event_id bigint not null references public.events (id) on delete cascade,
  -- the save of the event's form (315) in which it moved: what moved together is told together
  version integer not null,
  moment text not null,
  from_at timestamptz not null,
  to_at timestamptz not null,
  reason text not null,
  moved_by uuid not null references public.people (id) on delete restrict,
  moved_at timestamptz not null default private.now(),
  constraint moved_times_reason_fits check (length(reason) between 5 and 500)
);
create index moved_times_by_event on public.moved_times (event_id, id);
create index moved_times_by_day on public.moved_times (moved_at);
create index moved_times_by_person on public.moved_times (moved_by);
alter table public.moved_times enable row level security;
create policy moved_times_are_seen_by_members on public.moved_times for select to authenticated using ((select private.is_member()));
grant select on public.moved_times to authenticated;
create trigger moved_times_are_append_only before update on public.moved_times
  for each row execute function private.refuse_change();

-- Whether people count on its times: somebody is registered, or it has been in the list for an hour.
create function private.is_announced(p_event public.events) returns boolean
language sql volatile set search_path = '' as $$
  select private.now() >= p_event.created_at + interval '1 hour'
    or exists (select from public.registrations r where r.event_id = p_event.id)
$$;

-- The seven times of an event before and after a change.
create function private.both_times(p_before public.events, p_after public.events)
returns table (moment text, from_at timestamptz, to_at timestamptz)
language sql immutable set search_path = '' as $$
  values ('ideation_at', p_before.ideation_at, p_after.ideation_at), ('formation_at', p_before.formation_at, p_after.formation_at),
    ('build_at', p_before.build_at, p_after.build_at), ('submission_at', p_before.submission_at, p_after.submission_at),
    ('judging_at', p_before.judging_at, p_after.judging_at), ('voting_at', p_before.voting_at, p_after.voting_at),
    ('results_at', p_before.results_at, p_after.results_at)
$$;

-- A form says minutes: a time of the same minute is the time that was, with its seconds.
create function private.keep_seconds(p_before public.events, p_after public.events) returns public.events
language sql stable set search_path = '' as $$
  select jsonb_populate_record(p_after, (
    select coalesce(jsonb_object_agg(t.moment, to_jsonb(p_before) -> t.moment), '{}') from private.both_times(p_before, p_after) t
    where date_trunc('minute', t.to_at) = date_trunc('minute', t.from_at)))
$$;

-- Called with the event locked and changed; keeps what moved and answers it for the log. Until people count on the times, they are
-- set freely and nothing is kept. What was shown to everybody at a time stays shown: the beginning of voting and the results stay once they
-- have come, and the deadline once voting has begun. Until then it may be moved after it has passed: a power cut happens.
-- Refuses: events_past_times_stay, moved_times_need_a_reason.
create function private.move_times(p_before public.events, p_after public.events, p_reason text) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  v_moves jsonb;
begin
  select coalesce(jsonb_agg(jsonb_build_object('moment', t.moment, 'from', t.from_at, 'to', t.to_at) order by t.from_at), '[]') into v_moves
  from private.both_times(p_before, p_after) t where t.to_at <> t.from_at;
  if v_moves = '[]' or not private.is_announced(p_before) then
    return '[]';
  elsif exists (select from jsonb_array_elements(v_moves) m where (m ->> 'moment' in ('judging_at', 'voting_at') and private.now() >= p_before.voting_at)
    or (m ->> 'moment' = 'results_at' and private.now() >= p_before.results_at)) then
    perform private.refuse('events_past_times_stay');
  elsif length(btrim(p_reason)) < 5 then
    perform private.refuse('moved_times_need_a_reason', 400);
  end if;
  insert into public.moved_times (event_id, version, moment, from_at, to_at, reason, moved_by)
  select p_before.id, (select max(version) from public.event_saves where event_id = p_before.id and form = 'event'),
    m ->> 'moment', (m ->> 'from')::timestamptz, (m ->> 'to')::timestamptz, btrim(p_reason), auth.uid()
  from jsonb_array_elements(v_moves) m;
  return v_moves;
end $$;

-- A moment along with times that moved: as far as the beginning of the phase it lies in, on the clocks of the event; what comes before the
-- event moves with its beginning.
create function private.moved_along(p_before public.events, p_after public.events, p_at timestamptz) returns timestamptz
language plpgsql stable set search_path = '' as $$
begin return (
  select (p_at at time zone p_before.time_zone + (b.to_at at time zone p_after.time_zone - b.from_at at time zone p_before.time_zone))
    at time zone p_after.time_zone
  from private.both_times(p_before, p_after) with ordinality b (moment, from_at, to_at, place)
  where b.place = 1 or b.from_at <= p_at order by b.place desc limit 1);
end $$;

-- An agenda as it is sent, or as it stands, along with times that moved. A point that was sent with another time stays there.
create function private.agenda_along(p_before public.events, p_after public.events, p_agenda jsonb) returns jsonb
language plpgsql stable set search_path = '' as $$
begin return (
  with was as (
    select jsonb_build_object('at', a.at, 'title', a.title, 'place', a.place, 'note', a.note) as point, a.at, a.title, a.id
    from public.agenda_items a where a.event_id = p_before.id
  ), sent as (
    select j.point, (j.point ->> 'at')::timestamptz as at, j.place from jsonb_array_elements(p_agenda) with ordinality j (point, place)
    union all select point, at, id from was where p_agenda is null
  )
  select coalesce(jsonb_agg(case when exists (select from was where date_trunc('minute', was.at) = date_trunc('minute', s.at)
        and (was.title = s.point ->> 'title' or not exists (select from was w where w.title = s.point ->> 'title')))
      then s.point || jsonb_build_object('at', private.moved_along(p_before, p_after, s.at))
      else s.point end order by s.place), '[]')
  from sent s);
end $$;

-- Gives somebody one role in an event, or takes that one away; every other part he or she has in it stays. Asking again changes nothing.
-- Refuses: no_such_event, organizer_only, event_role_needs_somebody_here.
create function public.set_event_role(p_event bigint, p_person uuid, p_role public.event_role, p_holds boolean default true) returns void
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.caller();
  v_name text;
begin
  perform from public.events where id = p_event for no key update;
  if not found then
    perform private.refuse('no_such_event', 404);
  elsif not private.organizes(p_event) then
    perform private.refuse('organizer_only', 403);
  end if;
  select name into v_name from public.people where id = p_person and is_complete and (left_at is null or not p_holds);
  if not found then
    perform private.refuse('event_role_needs_somebody_here');
  end if;
  if p_holds then
    insert into public.event_roles (event_id, person_id, role, given_by, given_at) values (p_event, p_person, p_role, me, private.now())
    on conflict do nothing;
  else
    delete from public.event_roles where event_id = p_event and person_id = p_person and role = p_role;
  end if;
  if found then
    perform private.log(case when p_holds then 'event.role_given' else 'event.role_taken' end, 'events', p_event::text,
      jsonb_build_object('person', v_name, 'role', p_role));
  end if;
end $$;
grant execute on function public.set_event_role(bigint, uuid, public.event_role, boolean) to authenticated;
