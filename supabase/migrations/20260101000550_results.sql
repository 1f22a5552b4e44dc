-- results: awards that organizers prepare while nobody else sees them, and that everybody sees at results_at; words of
-- thanks; the numbers of an event.

create table public.awards (
  id bigint generated always as identity primary key,
  event_id bigint not null references public.events (id) on delete cascade,
  team_id bigint not null,
  name text not null,
  reason text not null,
  position integer not null,
  prepared_by uuid not null references public.people (id) on delete restrict,
  prepared_at timestamptz not null default private.now(),
  -- after the results, what was wrong before stands beside what is right now
  corrected_at timestamptz,
  correction text not null default '',
  constraint awards_are_for_a_team_of_the_event foreign key (team_id, event_id) references public.teams (id, event_id) on delete restrict,
  constraint awards_name_is_short check (length(btrim(name)) between 3 and 80),
  constraint awards_reason_is_told check (length(btrim(reason)) between 10 and 1000),
  constraint awards_correction_fits check (length(correction) <= 500),
  constraint awards_have_a_place unique (event_id, position) deferrable
);
create index awards_by_team on public.awards (team_id, event_id);
create index awards_by_author on public.awards (prepared_by);
alter table public.awards enable row level security;

-- What organizers say with the results, and whether the people's choice is an award: without a row it is.
create table public.result_words (
  event_id bigint primary key references public.events (id) on delete cascade,
  thanks text not null default '',
  has_choice boolean not null default true,
  choice_name text not null default 'People’s choice',
  written_by uuid not null references public.people (id) on delete restrict,
  -- after the results, what was wrong with the people's choice as an award
  corrected_at timestamptz,
  correction text not null default '',
  constraint result_words_correction_fits check (length(correction) <= 500),
  constraint result_words_thanks_fit check (length(thanks) <= 4000),
  constraint result_words_choice_is_short check (length(btrim(choice_name)) between 3 and 80)
);
create index result_words_by_author on public.result_words (written_by);
alter table public.result_words enable row level security;

create function private.results_are_out(p_event bigint) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return exists (select from public.events where id = p_event and private.now() >= results_at);
end $$;

-- Drafts are seen by who organizes the event, admins and leaders among them; at results_at by everybody at once.
create policy awards_are_seen_at_the_results on public.awards for select to authenticated
  using ((select private.is_member()) and (private.results_are_out(event_id) or private.organizes(event_id)));
create policy result_words_are_seen_at_the_results on public.result_words for select to authenticated
  using ((select private.is_member()) and (private.results_are_out(event_id) or private.organizes(event_id)));
grant select on public.awards, public.result_words to authenticated;

-- Whether a team is among those with an award, as everybody is shown: one of the organizers', or the people's choice where that is one.
-- Who asks sees awards as the policy above has it. Costly, so asked last.
create function private.is_awarded(p_team bigint, p_event bigint) returns boolean
language plpgsql stable cost 10000 set search_path = '' as $$
begin
  return exists (select from public.awards a where a.team_id = p_team)
    or coalesce((select w.has_choice from public.result_words w where w.event_id = p_event), true)
      and p_team in (select private.chosen_teams(p_event));
end $$;
grant execute on function private.is_awarded(bigint, bigint) to authenticated;

-- The event, held still while its results are written. Refuses: no_such_event, organizer_only.
create function private.event_to_award(p_event bigint) returns public.events
language plpgsql security definer set search_path = '' as $$
declare
  e public.events;
begin
  select * into e from public.events where id = p_event for no key update;
  if not found then
    perform private.refuse('no_such_event', 404);
  elsif not private.organizes(p_event) then
    perform private.refuse('organizer_only', 403);
  end if;
  return e;
end $$;

-- Prepares an award, or changes the one of that id. p_award: {team, name, reason, correction}. After the results a change
-- says what was wrong. The log says no more than that something was prepared: everybody reads the log.
-- Refuses: event_to_award's, no_such_award, awards_are_for_handed_in_teams, events_have_thirty_awards, correction_says_why, note_save's.
create function public.save_award(p_event bigint, p_award jsonb, p_id bigint default null, p_version integer default null) returns bigint
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.caller();
  e public.events := private.event_to_award(p_event);
  a public.awards;
  v_team bigint := (p_award ->> 'team')::bigint;
  v_out boolean := private.now() >= e.results_at;
  v_correction text := btrim(coalesce(p_award ->> 'correction', ''));
begin
  if p_id is not null then
    select * into a from public.awards where id = p_id and event_id = p_event;
    if not found then
      perform private.refuse('no_such_award', 404);
    end if;
  elsif (select count(*) from public.awards where event_id = p_event) >= 30 then
    perform private.refuse('events_have_thirty_awards');
  end if;
  if not exists (select from public.submissions where team_id = v_team and event_id = p_event) then
    perform private.refuse('awards_are_for_handed_in_teams', 400);
  end if;
  if p_id is null then
    insert into public.awards (event_id, team_id, name, reason, position, prepared_by, prepared_at)
    values (p_event, v_team, btrim(p_award ->> 'name'), btrim(p_award ->> 'reason'),
      (select coalesce(max(position), 0) + 1 from public.awards where event_id = p_event), me, private.now())
    returning * into a;
    perform private.log('award.prepared', 'events', p_event::text,
      case when v_out then jsonb_build_object('award', a.name, 'team', v_team) else '{}' end);
    return a.id;
  end if;
  if (a.team_id, a.name, a.reason) is not distinct from (v_team, btrim(p_award ->> 'name'), btrim(p_award ->> 'reason')) then
    return p_id;
  elsif v_out and length(v_correction) < 10 then
    perform private.refuse('correction_says_why', 400);
  end if;
  perform private.note_save(p_event, 'award ' || p_id, p_version);
  update public.awards set team_id = v_team, name = btrim(p_award ->> 'name'), reason = btrim(p_award ->> 'reason'),
    correction = case when v_out then v_correction else '' end, corrected_at = case when v_out then private.now() end
  where id = p_id;
  perform private.log('award.changed', 'events', p_event::text, case when v_out then jsonb_build_object('award', btrim(p_award ->> 'name'),
    'before', a.name, 'team', v_team, 'team_before', a.team_id, 'reason_before', a.reason, 'why', v_correction) else '{}' end);
  return p_id;
end $$;

-- Takes a draft away; what was given stays. Refuses: event_to_award's, no_such_award, award_is_given.
create function public.remove_award(p_event bigint, p_id bigint) returns void
language plpgsql security definer set search_path = '' as $$
declare
  e public.events;
begin
  perform private.caller();
  e := private.event_to_award(p_event);
  if private.now() >= e.results_at then
    perform private.refuse('award_is_given');
  end if;
  delete from public.awards where id = p_id and event_id = p_event;
  if not found then
    perform private.refuse('no_such_award', 404);
  end if;
  perform private.log('award.removed', 'events', p_event::text);
end $$;

-- Changes places with the award before it; the first one stays where it is. After the results it says what was wrong, as every change.
-- Refuses: event_to_award's, no_such_award, correction_says_why, awards_correction_fits.
create function public.raise_award(p_event bigint, p_id bigint, p_correction text default '') returns void
language plpgsql security definer set search_path = '' as $$
declare
  e public.events;
  a public.awards;
  b public.awards;
  v_out boolean;
  v_correction text := btrim(coalesce(p_correction, ''));
begin
  perform private.caller();
  e := private.event_to_award(p_event);
  v_out := private.now() >= e.results_at;
  select * into a from public.awards where id = p_id and event_id = p_event;
  if not found then
    perform private.refuse('no_such_award', 404);
  end if;
  select * into b from public.awards where event_id = p_event and position < a.position order by position desc limit 1;
  if not found then
    return;
  elsif v_out and length(v_correction) < 10 then
    perform private.refuse('correction_says_why', 400);
  end if;
  set constraints public.awards_have_a_place deferred;
  update public.awards set position = case id when a.id then b.position else a.position end where id in (a.id, b.id);
  if v_out then
    update public.awards set correction = v_correction, corrected_at = private.now() where id = a.id;
  end if;
  perform private.log('awards.arranged', 'events', p_event::text,
    case when v_out then jsonb_build_object('award', a.name, 'above', b.name, 'why', v_correction) else '{}' end);
end $$;

-- What is said with the results. p_words: {thanks, has_choice, choice_name, correction}. After the results a change of the people's choice
-- as an award says what was wrong. Refuses: event_to_award's, correction_says_why, note_save's, and the constraints.
create function public.write_result_words(p_event bigint, p_words jsonb, p_version integer default null) returns void
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.caller();
  e public.events := private.event_to_award(p_event);
  before public.result_words;
  v_has boolean := coalesce((p_words ->> 'has_choice')::boolean, true);
  v_name text := btrim(coalesce(p_words ->> 'choice_name', 'People’s choice'));
  v_correction text := btrim(coalesce(p_words ->> 'correction', ''));
  v_corrects boolean;
begin
  select * into before from public.result_words where event_id = p_event;
  if not found then
    before.has_choice := true;
    before.choice_name := 'People’s choice';
  end if;
  -- what it is called where it is none is read by nobody
  v_corrects := private.now() >= e.results_at
    and (v_has <> before.has_choice or v_has and v_name <> before.choice_name);
  if v_corrects and length(v_correction) < 10 then
    perform private.refuse('correction_says_why', 400);
  end if;
  perform private.note_save(p_event, 'words', p_version);
  insert into public.result_words as w (event_id, thanks, has_choice, choice_name, written_by, correction, corrected_at)
  values (p_event, btrim(coalesce(p_words ->> 'thanks', '')), v_has, v_name, me,
    case when v_corrects then v_correction else '' end, case when v_corrects then private.now() end)
  on conflict (event_id) do update set thanks = excluded.thanks, has_choice = excluded.has_choice, choice_name = excluded.choice_name,
    written_by = me, correction = case when v_corrects then excluded.correction else w.correction end,
    corrected_at = coalesce(excluded.corrected_at, w.corrected_at);
  if v_corrects then
    perform private.log('choice.corrected', 'events', p_event::text, jsonb_build_object('award', v_name, 'before', before.choice_name,
      'is_award', v_has, 'was_award', before.has_choice, 'why', v_correction));
  else
    perform private.log('results.worded', 'events', p_event::text);
  end if;
end $$;

grant execute on function private.results_are_out(bigint), public.save_award(bigint, jsonb, bigint, integer), public.remove_award(bigint, bigint),
  public.raise_award(bigint, bigint, text), public.write_result_words(bigint, jsonb, integer) to authenticated;

-- An event in numbers: people by function, ideas, teams and how many are mixed, submissions, how many voted.
create function private.event_numbers(p_event bigint) returns jsonb
language sql stable security definer set search_path = '' as $$
  select jsonb_build_object(
    'people', (select jsonb_build_object('marketing', count(*) filter (where p.function = 'marketing'),
        'it', count(*) filter (where p.function = 'it'), 'other', count(*) filter (where p.function = 'other'),
        'bridging', count(*) filter (where p.is_bridging))
      from public.registrations r join public.people p on p.id = r.person_id where r.event_id = p_event),
    'ideas', (select count(*) from public.ideas i where i.event_id = p_event and i.hidden_at is null),
    'teams', (select count(*) from public.teams t where t.event_id = p_event),
    'mixed', (select count(*) from (select t.id from public.teams t cross join private.team_rule(p_event) r
        left join public.team_members m on m.team_id = t.id
      where t.event_id = p_event group by t.id, r.must_mix
      having private.needs_of(r.must_mix, count(*) filter (where m.function = 'marketing' and not m.is_bridging),
        count(*) filter (where m.function = 'it' and not m.is_bridging), count(*) filter (where m.is_bridging)) = 'nobody') n),
    'submissions', (select count(*) from public.submissions s where s.event_id = p_event),
    'voters', (select coalesce(sum(k.ballots), 0) from private.vote_turnouts k where k.event_id = p_event))
$$;
grant execute on function private.event_numbers(bigint) to authenticated;

-- The results of an event for their page, as far as the person who asks may see them; null when there is none. p_teams: these teams, and
-- those that are awarded; where it is null all that handed in.
create function public.show_results(p_slug text, p_teams bigint[] default null) returns jsonb
language sql stable set search_path = '' as $$
  select jsonb_build_object('id', e.id, 'slug', e.slug, 'name', e.name, 'time_zone', e.time_zone, 'phase', e.phase,
    'ideation_at', e.ideation_at, 'results_at', e.results_at, 'asked_at', e.asked_at, 'may_edit', private.organizes(e.id),
    'organizer', (select p.name from public.people p where p.id = e.organizer_id),
    'words', (select jsonb_build_object('thanks', w.thanks, 'has_choice', w.has_choice, 'choice_name', w.choice_name,
        'corrected_at', w.corrected_at, 'correction', w.correction)
      from public.result_words w where w.event_id = e.id),
    'awards', (select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'name', a.name, 'reason', a.reason, 'team_id', a.team_id,
        'corrected_at', a.corrected_at, 'correction', a.correction) order by a.position), '[]')
      from public.awards a where a.event_id = e.id),
    'teams', (select coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'name', t.name, 'idea', i.title, 'idea_id', t.idea_id,
        'people', (select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name, 'function', m.function,
            'is_bridging', m.is_bridging) order by m.joined_at, p.id), '[]')
          from public.team_members m join public.people p on p.id = m.person_id where m.team_id = t.id)) order by t.name, t.id), '[]')
      from (select p_teams || array(select a.team_id from public.awards a where a.event_id = e.id) as ids offset 0) wanted
        join public.submissions s on s.event_id = e.id and (p_teams is null or s.team_id = any (wanted.ids))
        join public.teams t on t.id = s.team_id join public.ideas i on i.id = t.idea_id),
    'numbers', private.event_numbers(e.id))
  from public.event_list e where e.slug = p_slug
$$;
grant execute on function public.show_results(text, bigint[]) to authenticated;

-- For the first page of whoever organizes an event: until the results, that no award is prepared for the teams that handed in, and that
-- the judges' scores are sealed, without which nobody knows whom they put first. Who organizes is asked before anything is counted:
-- everybody's first page asks.
create view public.award_reminders with (security_invoker = true) as
select *
from (
  select e.slug, e.name, e.results_at, e.time_zone, private.awaits_opening(e.id) as is_sealed,
    not exists (select from public.awards a where a.event_id = e.id)
      and exists (select from public.teams t where t.event_id = e.id and t.submitted_at is not null) as is_unprepared
  from public.events e
  where private.now() >= e.voting_at and private.now() < e.results_at
    and (e.organizer_id = (select auth.uid()) or exists (select from public.event_roles r
      where r.event_id = e.id and r.person_id = (select auth.uid()) and r.role = 'organizer'))
) r
where r.is_sealed or r.is_unprepared;
grant select on public.award_reminders to authenticated;
