-- submissions: what a team hands in at the deadline.

create table public.submissions (
  team_id bigint primary key,
  event_id bigint not null,
  pitch text not null,
  link text not null default '',
  submitted_by uuid not null references public.people (id) on delete restrict,
  submitted_at timestamptz not null default private.now(),
  first_submitted_at timestamptz not null default private.now(),
  constraint submissions_are_of_the_event foreign key (team_id, event_id) references public.teams (id, event_id) on delete cascade,
  constraint submissions_pitch_is_told check (length(btrim(pitch)) between 20 and 10000),
  constraint submissions_link_is_a_web_address check (link = '' or link ~ '^https?://[^\s]+$' and length(link) <= 500)
);
create index submissions_by_event on public.submissions (event_id, submitted_at desc);
create index submissions_by_author on public.submissions (submitted_by);
alter table public.submissions enable row level security;

create policy submissions_are_seen_by_members on public.submissions for select to authenticated using ((select private.is_member()));
grant select on public.submissions to authenticated;

-- What was handed in, for lists: the beginning of the pitch, the team and its idea.
create view public.submission_list with (security_invoker = true) as
select s.team_id, s.event_id, e.slug as event_slug, t.name as team, t.idea_id, i.title as idea, left(s.pitch, 400) as pitch,
  s.link, s.submitted_at, s.first_submitted_at
from public.submissions s
  join public.teams t on t.id = s.team_id
  join public.ideas i on i.id = t.idea_id
  join public.events e on e.id = s.event_id;
grant select on public.submission_list to authenticated;

-- What a team handed in, whole; null while it has not, or while the person who asks may not see it.
create function public.show_submission(p_team bigint) returns jsonb
language sql stable set search_path = '' as $$
  select jsonb_build_object('pitch', s.pitch, 'link', s.link, 'submitted_at', s.submitted_at,
    'first_submitted_at', s.first_submitted_at, 'by', p.name)
  from public.submissions s join public.people p on p.id = s.submitted_by where s.team_id = p_team
$$;
grant execute on function public.show_submission(bigint) to authenticated;

-- Hands in, or hands in again, until the deadline by the database clock.
-- Refuses: no_such_team, team_members_only, submissions_are_not_open, submission_after_deadline, team_must_be_mixed.
create function public.submit_team(p_team bigint, p_pitch text, p_link text) returns timestamptz
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.caller();
  t public.teams;
  e public.events;
  v_at timestamptz;
begin
  select * into t from public.teams where id = p_team for update;
  if not found then
    perform private.refuse('no_such_team', 404);
  elsif not exists (select from public.team_members where team_id = p_team and person_id = me) then
    perform private.refuse('team_members_only', 403);
  end if;
  select * into e from public.events where id = t.event_id for share;
  -- read once, after every wait: the time that is judged is the time that is kept
  v_at := private.now();
  if v_at >= e.judging_at then
    perform private.refuse('submission_after_deadline');
  elsif v_at < e.formation_at then
    perform private.refuse('submissions_are_not_open');
  elsif not private.is_mixed(p_team) then
    perform private.refuse('team_must_be_mixed');
  end if;
  insert into public.submissions (team_id, event_id, pitch, link, submitted_by, submitted_at, first_submitted_at)
  values (p_team, t.event_id, btrim(p_pitch), coalesce(btrim(p_link), ''), me, v_at, v_at)
  on conflict (team_id) do update set pitch = excluded.pitch, link = excluded.link, submitted_by = me, submitted_at = v_at;
  update public.teams set submitted_at = v_at where id = p_team;
  perform private.log('team.submitted', 'teams', p_team::text, jsonb_build_object('name', t.name));
  return v_at;
end $$;

grant execute on function public.submit_team(bigint, text, text) to authenticated;
