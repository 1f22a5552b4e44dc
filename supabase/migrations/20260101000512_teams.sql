-- teams, at work: a room of notes and tasks that only those in the team enter. Whoever leaves sees it no more; no role opens it.

create table public.team_notes (
  id bigint generated always as identity primary key,
  team_id bigint not null references public.teams (id) on delete cascade,
  body text not null,
  written_by uuid not null references public.people (id) on delete restrict,
  written_at timestamptz not null default private.now(),
  constraint team_notes_say_something check (length(btrim(body)) between 1 and 4000)
);
create index team_notes_by_team on public.team_notes (team_id, id desc);
create index team_notes_by_author on public.team_notes (written_by);
alter table public.team_notes enable row level security;

create table public.team_tasks (
  id bigint generated always as identity primary key,
  team_id bigint not null references public.teams (id) on delete cascade,
  title text not null,
  -- who does it, if somebody of the team said so; nobody again when that person leaves
  person_id uuid references public.people (id) on delete restrict,
  added_by uuid not null references public.people (id) on delete restrict,
  added_at timestamptz not null default private.now(),
  done_by uuid references public.people (id) on delete restrict,
  done_at timestamptz,
  constraint team_tasks_title_is_short check (length(btrim(title)) between 1 and 140),
  constraint team_tasks_are_of_members foreign key (team_id, person_id)
    references public.team_members (team_id, person_id) on delete set null (person_id)
);
create index team_tasks_by_team on public.team_tasks (team_id, person_id);
create index team_tasks_by_person on public.team_tasks (person_id) where person_id is not null;
create index team_tasks_by_author on public.team_tasks (added_by);
create index team_tasks_by_doer on public.team_tasks (done_by) where done_by is not null;
alter table public.team_tasks enable row level security;

create policy team_notes_are_seen_by_the_team on public.team_notes for select to authenticated
  using ((select private.is_member()) and private.in_team(team_id));
create policy team_tasks_are_seen_by_the_team on public.team_tasks for select to authenticated
  using ((select private.is_member()) and private.in_team(team_id));
grant select on public.team_notes, public.team_tasks to authenticated;

-- Who asks, in this team; a room stays open after the deadline. Refuses: no_such_team (also to strangers).
create function private.enter_room(p_team bigint) returns uuid
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.caller();
begin
  perform from public.team_members where team_id = p_team and person_id = me for key share;
  if not found then
    perform private.refuse('no_such_team', 404);
  end if;
  return me;
end $$;

-- Refuses: no_such_team, team_room_is_full.
create function public.write_team_note(p_team bigint, p_body text) returns bigint
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.enter_room(p_team);
  v_id bigint;
begin
  if (select count(*) from public.team_notes where team_id = p_team) >= 500 then
    perform private.refuse('team_room_is_full');
  end if;
  insert into public.team_notes (team_id, body, written_by) values (p_team, btrim(p_body), me) returning id into v_id;
  perform private.log('team.note_written', 'teams', p_team::text);
  return v_id;
end $$;

-- One's own. Taken away twice it is gone once. Refuses: no_such_team.
create function public.remove_team_note(p_team bigint, p_note bigint) returns void
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.enter_room(p_team);
begin
  delete from public.team_notes where id = p_note and team_id = p_team and written_by = me;
  if found then
    perform private.log('team.note_removed', 'teams', p_team::text);
  end if;
end $$;

-- Refuses: no_such_team, team_room_is_full, team_tasks_are_of_members (by its constraint).
create function public.add_team_task(p_team bigint, p_title text, p_person uuid default null) returns bigint
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.enter_room(p_team);
  v_id bigint;
begin
  if (select count(*) from public.team_tasks where team_id = p_team) >= 200 then
    perform private.refuse('team_room_is_full');
  end if;
  insert into public.team_tasks (team_id, title, person_id, added_by) values (p_team, btrim(p_title), p_person, me) returning id into v_id;
  perform private.log('team.task_added', 'teams', p_team::text);
  return v_id;
end $$;

-- What is so of a task: done or not, and whose it is. Set again it changes nothing. Refuses: no_such_team, no_such_task,
-- team_tasks_are_of_members (by its constraint).
create function public.set_team_task(p_team bigint, p_task bigint, p_done boolean, p_person uuid default null) returns void
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.enter_room(p_team);
  k public.team_tasks;
begin
  select * into k from public.team_tasks where id = p_task and team_id = p_team for update;
  if not found then
    perform private.refuse('no_such_task', 404);
  elsif (k.done_at is not null) = p_done and k.person_id is not distinct from p_person then
    return;
  end if;
  update public.team_tasks set person_id = p_person,
    done_at = case when p_done then coalesce(k.done_at, private.now()) end, done_by = case when p_done then coalesce(k.done_by, me) end
  where id = p_task;
  perform private.log('team.task_set', 'teams', p_team::text, jsonb_build_object('done', p_done));
end $$;

-- Taken away twice it is gone once. Refuses: no_such_team.
create function public.remove_team_task(p_team bigint, p_task bigint) returns void
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.enter_room(p_team);
begin
  delete from public.team_tasks where id = p_task and team_id = p_team;
  if found then
    perform private.log('team.task_removed', 'teams', p_team::text);
  end if;
end $$;

grant execute on function public.write_team_note(bigint, text), public.remove_team_note(bigint, bigint), public.add_team_task(bigint, text, uuid),
  public.set_team_task(bigint, bigint, boolean, uuid), public.remove_team_task(bigint, bigint) to authenticated;

-- The room of a team with its latest hundred notes; null for everybody who is not in it.
create function public.show_team_room(p_team bigint) returns jsonb
language sql stable set search_path = '' as $$
  select jsonb_build_object('id', t.id, 'name', t.name, 'event_id', t.event_id,
    'time_zone', (select e.time_zone from public.events e where e.id = t.event_id),
    'people', (select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name) order by m.joined_at, p.id), '[]')
      from public.team_members m join public.people p on p.id = m.person_id where m.team_id = t.id),
    'tasks', (select coalesce(jsonb_agg(jsonb_build_object('id', k.id, 'title', k.title, 'person_id', k.person_id, 'done_at', k.done_at,
        'done_by', d.name) order by k.done_at nulls first, k.id), '[]')
      from public.team_tasks k left join public.people d on d.id = k.done_by where k.team_id = t.id),
    'notes', (select coalesce(jsonb_agg(to_jsonb(n) order by n.id desc), '[]') from (
      select o.id, o.body, o.written_at, o.written_by, p.name as author
      from public.team_notes o join public.people p on p.id = o.written_by where o.team_id = t.id order by o.id desc limit 100) n))
  from public.teams t where t.id = p_team and private.in_team(p_team)
$$;
grant execute on function public.show_team_room(bigint) to authenticated;

-- Live: whoever looks at the teams of an event hears that something of them, of who looks for one or of their time changed and by whom, and those in a team that its room did;
-- never what was written.
create policy teams_are_followed_by_members on realtime.messages for select to authenticated
  using ((select realtime.topic()) ~ '^teams-[0-9]{1,15}$' and (select private.is_member()));
create policy team_rooms_are_followed_by_the_team on realtime.messages for select to authenticated
  using ((select private.is_member()) and private.in_team((select substring(realtime.topic() from '^team-room-([0-9]{1,15})$')::bigint)));

create function private.announce_teams() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  perform realtime.send(jsonb_build_object('by', auth.uid()), 'changed', 'teams-' || (to_jsonb(coalesce(new, old)) ->> coalesce(tg_argv[0], 'event_id')), true);
  return null;
end $$;
create trigger teams_are_announced after insert or update on public.teams for each row execute function private.announce_teams();
create trigger team_members_are_announced after insert or delete or update of function, is_bridging on public.team_members for each row execute function private.announce_teams();
create trigger team_seats_are_announced after insert or update on public.team_seats for each row execute function private.announce_teams();
create trigger team_requests_are_announced after insert or update on public.team_requests for each row execute function private.announce_teams();
-- until when a team may hand in: moved for all (here), or later for one (521)
create trigger event_times_are_announced after update on public.events for each row
  when ((old.ideation_at, old.formation_at, old.build_at, old.submission_at, old.judging_at, old.voting_at, old.results_at, old.time_zone)
    is distinct from (new.ideation_at, new.formation_at, new.build_at, new.submission_at, new.judging_at, new.voting_at, new.results_at, new.time_zone))
  execute function private.announce_teams('id');
create trigger registrations_are_announced after insert or delete on public.registrations for each row execute function private.announce_teams();
create trigger team_rules_are_announced after insert or update on public.team_rules for each row execute function private.announce_teams();

create function private.announce_room() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  perform realtime.send(jsonb_build_object('by', auth.uid()), 'changed', 'team-room-' || (to_jsonb(coalesce(new, old)) ->> 'team_id'), true);
  return null;
end $$;
create trigger team_notes_are_announced after insert or delete on public.team_notes for each row execute function private.announce_room();
create trigger team_tasks_are_announced after insert or update or delete on public.team_tasks for each row execute function private.announce_room();
