-- submissions, what organizers decide about them, and the pages that show them.

-- Gives one team a later deadline; judging of the others begins meanwhile. The last extension counts.
-- Refuses: no_such_team, organizer_only, extension_is_later_than_the_deadline, extension_ends_before_voting, extension_comes_before_the_scores (538).
create function public.extend_deadline(p_team bigint, p_until timestamptz, p_reason text) returns void
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
  elsif not private.organizes(t.event_id) then
    perform private.refuse('organizer_only', 403);
  end if;
  select * into e from public.events where id = t.event_id for share;
  v_at := private.now();
  if p_until <= e.judging_at or p_until <= v_at then
    perform private.refuse('extension_is_later_than_the_deadline');
  elsif p_until > greatest(e.voting_at, e.judging_at) then
    perform private.refuse('extension_ends_before_voting');
  end if;
  insert into public.submission_extensions (team_id, event_id, until_at, reason, given_by, given_at)
  values (p_team, t.event_id, p_until, btrim(p_reason), me, v_at);
  perform private.log('team.extended', 'teams', p_team::text,
    jsonb_build_object('name', t.name, 'until', p_until, 'reason', btrim(p_reason),
      'zone', e.time_zone));
end $$;

-- Nobody votes on what is still being written: the voting does not begin before the time of a team that has more. Refuses:
-- voting_begins_after_more_time.
create function private.keep_more_time() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if exists (select from public.submission_extensions x where x.event_id = new.id and x.until_at > new.voting_at and x.until_at > private.now()
      and not exists (select from public.submission_extensions later where later.team_id = x.team_id and later.id > x.id)) then
    perform private.refuse('voting_begins_after_more_time');
  end if;
  return null;
end $$;
create trigger events_keep_more_time after update of voting_at on public.events
  for each row when (new.voting_at < old.voting_at) execute function private.keep_more_time();

-- Until when a team has more time than the others, while it has: the event's deadline has passed, and its own has not. Null otherwise.
create function private.more_time_of(p_team bigint) returns timestamptz
language plpgsql stable security definer set search_path = '' as $$
declare
  v_now timestamptz := private.now();
  v_until timestamptz := private.deadline_of(p_team);
begin
  return case when v_now < v_until and v_now >= (select e.judging_at from public.events e join public.teams t on t.event_id = e.id where t.id = p_team)
    then v_until end;
end $$;
grant execute on function private.more_time_of(bigint) to authenticated;

-- The teams of an event that have more time now, and until when.
create function private.teams_with_more_time(p_event bigint) returns table (team_id bigint, name text, until_at timestamptz)
language plpgsql stable security definer set search_path = '' as $$
begin
  -- of the few that were given some, not of all teams
  return query select t.id, t.name, m.until_at
    from (select distinct x.team_id from public.submission_extensions x where x.event_id = p_event) given
      join public.teams t on t.id = given.team_id cross join lateral (select private.more_time_of(given.team_id) as until_at) m
    where m.until_at is not null;
end $$;

create trigger submission_extensions_are_announced after insert on public.submission_extensions
  for each row execute function private.announce_teams();

-- Whether a form can be asked: two to twelve fields with keys and labels of their own, the pitch and the link among them.
create function private.is_submission_form(p_fields jsonb) returns boolean
language sql immutable set search_path = '' as $$
  select jsonb_typeof(p_fields) = 'array' and jsonb_array_length(p_fields) between 2 and 12
    and p_fields @> '[{"key": "pitch", "kind": "long", "is_required": true}, {"key": "link", "kind": "link"}]'
    and (select bool_and(coalesce(f ->> 'key' ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(f ->> 'key') <= 60
        and length(btrim(f ->> 'label')) between 2 and 80 and length(f ->> 'hint') <= 300
        and jsonb_typeof(f -> 'label') = 'string' and jsonb_typeof(f -> 'hint') = 'string'
        and f ->> 'kind' in ('short', 'long', 'link', 'choice') and jsonb_typeof(f -> 'is_required') = 'boolean'
        and jsonb_typeof(f -> 'choices') = 'array'
        and (f ->> 'kind' <> 'choice' or jsonb_array_length(f -> 'choices') between 2 and 20)
        and not exists (select from jsonb_array_elements(f -> 'choices') c
          where jsonb_typeof(c) <> 'string' or length(btrim(c #>> '{}')) not between 1 and 80), false))
        and count(distinct f ->> 'key') = count(*) and count(distinct lower(btrim(f ->> 'label'))) = count(*)
      from jsonb_array_elements(p_fields) f)
$$;

create trigger submission_forms_are_announced after insert or update on public.submission_forms
  for each row execute function private.announce_teams();

-- What a form would mean for what teams write, for who runs the event, by the key of each field in how many drafts: {loses: with text
-- that is not asked for any more, needs: without what has to be there from now on}. Only counts: the texts are the teams'.
create function public.weigh_submission_form(p_event bigint, p_fields jsonb) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  v_before jsonb := private.submission_fields(p_event);
begin return (
  select jsonb_build_object('loses', coalesce(jsonb_object_agg(c.key, c.drafts) filter (where c.is_lost), '{}'),
    'needs', coalesce(jsonb_object_agg(c.key, c.drafts) filter (where not c.is_lost), '{}'))
  from (
    select f ->> 'key' as key, true as is_lost, count(*) as drafts
    from jsonb_array_elements(v_before) f
      join public.submission_drafts d on d.event_id = p_event and btrim(coalesce(d.answers ->> (f ->> 'key'), '')) <> ''
    where not exists (select from jsonb_array_elements(p_fields) n where n ->> 'key' = f ->> 'key'
      -- nor one that could not be chosen before either
      and (n ->> 'kind' <> 'choice' or n -> 'choices' ? btrim(d.answers ->> (f ->> 'key'))
        or f ->> 'kind' = 'choice' and not f -> 'choices' ? btrim(d.answers ->> (f ->> 'key'))))
    group by 1
    union all
    select n ->> 'key', false, count(*)
    from jsonb_array_elements(p_fields) n
      join public.submission_drafts d on d.event_id = p_event and btrim(coalesce(d.answers ->> (n ->> 'key'), '')) = ''
    where (n ->> 'is_required')::boolean and not v_before @> jsonb_build_array(jsonb_build_object('key', n -> 'key', 'is_required', true))
    group by 1) c
  where private.organizes(p_event));
end $$;

-- Chooses what teams are asked for. After the first team has handed in, it only adds what may be left empty; before, what drafts have
-- text in goes, and what they lack is needed, only by who knows it (p_knows).
-- Refuses: no_such_event, organizer_only, submission_form_is_understood, submission_form_is_frozen, submission_form_meets_drafts, note_save's.
create function public.save_submission_form(p_event bigint, p_fields jsonb, p_version integer default null, p_knows boolean default false)
returns void
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.caller();
  v_before jsonb;
  v_gone jsonb;
begin
  -- whoever hands in holds the event too: the first one comes before this or meets it
  perform from public.events where id = p_event for update;
  if not found then
    perform private.refuse('no_such_event', 404);
  elsif not private.organizes(p_event) then
    perform private.refuse('organizer_only', 403);
  elsif not coalesce(private.is_submission_form(p_fields), false) then
    perform private.refuse('submission_form_is_understood');
  end if;
  perform private.note_save(p_event, 'submission_form', p_version);
  v_before := private.submission_fields(p_event);
  if exists (select from public.submissions where event_id = p_event) and (
    exists (select from jsonb_array_elements(v_before) f where not p_fields @> jsonb_build_array(f))
    or exists (select from jsonb_array_elements(p_fields) f
      where (f ->> 'is_required')::boolean and not v_before @> jsonb_build_array(jsonb_build_object('key', f -> 'key')))) then
    perform private.refuse('submission_form_is_frozen');
  elsif not p_knows and public.weigh_submission_form(p_event, p_fields) <> '{"loses": {}, "needs": {}}' then
    perform private.refuse('submission_form_meets_drafts');
  end if;
  -- of a field that was taken away twice the later one counts
  select coalesce(jsonb_agg(g.field), '[]') into v_gone from (
    select distinct on (f.field ->> 'key') f.field
    from jsonb_array_elements(coalesce((select taken_away from public.submission_forms where event_id = p_event), '[]') || v_before)
      with ordinality f (field, place)
    where not p_fields @> jsonb_build_array(jsonb_build_object('key', f.field -> 'key'))
    order by f.field ->> 'key', f.place desc) g;
  insert into public.submission_forms (event_id, fields, taken_away, changed_by, changed_at) values (p_event, p_fields, v_gone, me, private.now())
  on conflict (event_id) do update set fields = excluded.fields, taken_away = excluded.taken_away, changed_by = me, changed_at = excluded.changed_at;
  perform private.log('event.submission_asked', 'events', p_event::text,
    jsonb_build_object('fields', (select jsonb_agg(f ->> 'label') from jsonb_array_elements(p_fields) f)));
end $$;
grant execute on function public.extend_deadline(bigint, timestamptz, text), public.weigh_submission_form(bigint, jsonb),
  public.save_submission_form(bigint, jsonb, integer, boolean) to authenticated;

-- A new event asks for what the one it is copied from did, or for what its template says. Refuses: submission_form_is_understood.
create function private.begin_submission_form() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  v_fields jsonb := coalesce(new.set_up -> 'submission_fields', (select fields from public.submission_forms where event_id = new.copied_from));
begin
  if v_fields is null then
    return null;
  elsif not coalesce(private.is_submission_form(v_fields), false) then
    perform private.refuse('submission_form_is_understood');
  end if;
  insert into public.submission_forms (event_id, fields, changed_by, changed_at) values (new.event_id, v_fields, auth.uid(), private.now());
  return null;
end $$;
create trigger event_beginnings_ask_for_submissions after insert on public.event_beginnings
  for each row execute function private.begin_submission_form();

-- What was handed in, for lists: the beginning of the pitch, the team, its idea and challenge.
create view public.submission_list with (security_invoker = true) as
select s.team_id, s.event_id, e.slug as event_slug, t.name as team, t.idea_id, i.title as idea, i.challenge_id, c.title as challenge,
  left(s.pitch, 400) as pitch, s.link, s.submitted_at, s.first_submitted_at,
  exists (select from public.submission_extensions x where x.team_id = s.team_id) as was_extended
from public.submissions s
  join public.teams t on t.id = s.team_id
  join public.ideas i on i.id = t.idea_id
  join public.events e on e.id = s.event_id
  left join public.challenges c on c.id = i.challenge_id;
grant select on public.submission_list to authenticated;

-- More time as everybody reads it. joined_late: who came into the team after the event's deadline, when others' submissions were open.
create function private.extension_of(p_team bigint) returns jsonb
language plpgsql stable set search_path = '' as $$
begin return (
  select jsonb_build_object('until_at', x.until_at, 'reason', x.reason, 'by', p.name, 'given_at', x.given_at,
    'joined_late', (select coalesce(jsonb_agg(l.name order by m.joined_at, l.id), '[]') from public.team_members m
      join public.people l on l.id = m.person_id join public.events e on e.id = m.event_id
      where m.team_id = p_team and m.joined_at >= e.judging_at))
  from public.submission_extensions x join public.people p on p.id = x.given_by
  where x.team_id = p_team order by x.id desc limit 1);
end $$;
grant execute on function private.extension_of(bigint) to authenticated;

-- The files of a team as far as who asks may read them. is_in_draft: the draft has it now; is_handed_in: judges read it.
create function public.list_submission_files(p_team bigint) returns jsonb
language plpgsql stable set search_path = '' as $$
begin return (
  select coalesce(jsonb_agg(jsonb_build_object('id', f.id, 'name', f.name, 'media_type', f.media_type, 'size', f.size, 'alt', f.alt,
    'hash', f.hash, 'is_removed', f.removed_at is not null,
    'is_handed_in', exists (select from public.handed_in_files h where h.file_id = f.id)) order by f.id), '[]')
  from public.submission_files f where f.team_id = p_team);
end $$;

grant execute on function public.list_submission_files(bigint) to authenticated;

-- Fields that are not asked for any more, as they were; where the draft of a team is given, only those with text in it.
create function private.fields_taken_away(p_event bigint, p_answers jsonb default null) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
begin return (
  select coalesce(jsonb_agg(f || '{"is_required": false}'), '[]')
  from public.submission_forms s, jsonb_array_elements(s.taken_away) f
  where s.event_id = p_event and (p_answers is null or btrim(coalesce(p_answers ->> (f ->> 'key'), '')) <> ''));
end $$;
grant execute on function private.fields_taken_away(bigint, jsonb) to authenticated;

-- What a team hands in, with what whoever asks may see: what it handed in, its draft, what is asked for, its deadline.
-- Null when there is no such team.
create function public.show_submission(p_team bigint) returns jsonb
language plpgsql stable set search_path = '' as $$
begin return (
  select jsonb_build_object('team_id', t.id, 'team', t.name, 'idea_id', i.id, 'idea', i.title, 'challenge', c.title,
    'event_id', e.id, 'event_name', e.name, 'event_slug', e.slug, 'time_zone', e.time_zone, 'phase', e.phase, 'asked_at', e.asked_at,
    'formation_at', e.formation_at, 'judging_at', e.judging_at, 'voting_at', e.voting_at, 'gallery_at', private.gallery_opens(e.id), 'deadline_at', private.deadline_of(t.id),
    'has_handed_in', t.submitted_at is not null, 'is_mine', private.writes_for(t.id), 'may_organize', private.organizes(e.id),
    'fields', private.submission_fields(e.id), 'extension', private.extension_of(t.id),
    'taken_away', coalesce((select private.fields_taken_away(e.id, d.answers) from public.submission_drafts d where d.team_id = t.id), '[]'),
    'files', public.list_submission_files(t.id),
    'draft', (select jsonb_build_object('answers', d.answers, 'links', d.links, 'version', d.version, 'saved_at', d.saved_at, 'by', p.name,
        'marks', private.marks_of(d, 0), 'earlier', (select count(*) from public.draft_texts x where x.team_id = d.team_id))
      from public.submission_drafts d join public.people p on p.id = d.saved_by where d.team_id = t.id),
    'submission', (select jsonb_build_object('pitch', s.pitch, 'link', s.link, 'answers', s.answers, 'links', s.links,
        'submitted_at', s.submitted_at, 'first_submitted_at', s.first_submitted_at, 'by', p.name)
      from public.submissions s join public.people p on p.id = s.submitted_by where s.team_id = t.id),
    'people', (select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name, 'function', m.function, 'is_bridging', m.is_bridging)
        order by m.joined_at, p.id), '[]') from public.team_members m join public.people p on p.id = m.person_id where m.team_id = t.id))
  from public.teams t join public.ideas i on i.id = t.idea_id join public.event_list e on e.id = t.event_id
    left join public.challenges c on c.id = i.challenge_id
  where t.id = p_team);
end $$;

-- The gallery of an event: who has handed in is counted for everybody, what they handed in is shown to whom the policy
-- lets. Every word of p_words is somewhere in the team, the idea or what it handed in. Null when there is no such event.
create function public.show_gallery(p_slug text, p_words text default '', p_challenge bigint default null, p_order text default 'team')
returns jsonb
language sql stable set search_path = '' as $$
  with shown as (
    select l.* from public.submission_list l
    where l.event_slug = p_slug and (p_challenge is null or l.challenge_id = p_challenge)
      and not exists (
        select from regexp_split_to_table(btrim(private.folded(left(p_words, 200))), '\s+') word
          join public.submissions s on s.team_id = l.team_id
        where position(word in private.folded(
          concat_ws(' ', l.team, l.idea, l.challenge, s.pitch, (select string_agg(said #>> '{}', ' ')
            from jsonb_path_query(jsonb_build_array(s.answers, s.links), 'strict $.** ? (@.type() == "string")') said)))) = 0)
  )
  select jsonb_build_object('event_id', e.id, 'event_name', e.name, 'event_slug', e.slug, 'time_zone', e.time_zone, 'phase', e.phase,
    'asked_at', e.asked_at, 'judging_at', e.judging_at, 'voting_at', e.voting_at, 'gallery_at', private.gallery_opens(e.id), 'may_organize', private.organizes(e.id),
    'all_teams', (select coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'name', t.name, 'has_handed_in', t.submitted_at is not null)
        order by lower(t.name), t.id), '[]') from public.teams t where t.event_id = e.id and private.organizes(e.id)),
    'teams', (select count(*) from public.teams t where t.event_id = e.id),
    'handed_in', (select count(*) from public.teams t where t.event_id = e.id and t.submitted_at is not null), 'registered', e.registered,
    'readable', (select count(*) from public.submissions s where s.event_id = e.id),
    'mine', (select jsonb_build_object('id', t.id, 'name', t.name, 'submitted_at', t.submitted_at, 'deadline_at', private.deadline_of(t.id))
      from public.team_members m join public.teams t on t.id = m.team_id where m.event_id = e.id and m.person_id = (select auth.uid())),
    'challenges', (select coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'title', c.title) order by c.position), '[]')
      from public.challenges c where c.event_id = e.id),
    'extensions', (select coalesce(jsonb_agg(private.extension_of(t.id) || jsonb_build_object('team_id', t.id, 'team', t.name,
        'is_running', private.deadline_of(t.id) > e.asked_at) order by t.name), '[]')
      from public.teams t where t.event_id = e.id and exists (select from public.submission_extensions x where x.team_id = t.id)),
    'rows', (select coalesce(jsonb_agg(to_jsonb(s) order by private.folded(s.team) <> btrim(private.folded(p_words)), case when p_order = 'latest' then s.submitted_at end desc,
        case when p_order = 'challenge' then s.challenge end nulls last, lower(s.team), s.team_id), '[]') from shown s))
  from public.event_list e where e.slug = p_slug
$$;
grant execute on function public.show_submission(bigint), public.show_gallery(text, text, bigint, text) to authenticated;

-- What an event's teams are asked for, for the page that chooses it; null when there is no such event.
create function public.show_submission_form(p_slug text) returns jsonb
language sql stable set search_path = '' as $$
  select jsonb_build_object('event_name', e.name, 'may_organize', private.organizes(e.id), 'fields', private.submission_fields(e.id),
    'has_begun', exists (select from public.teams t where t.event_id = e.id and t.submitted_at is not null))
  from public.events e where e.slug = p_slug
$$;
grant execute on function public.show_submission_form(text) to authenticated;
