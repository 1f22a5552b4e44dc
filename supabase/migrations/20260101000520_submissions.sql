-- submissions: what a team hands in, until its deadline by the database clock. Nobody else reads it before that.

-- What a team is asked for, as the organizer chose it: [{"key", "label", "hint", "kind", "choices", "is_required"}] in order.
-- No row means what private.submission_fields says. The pitch and the link to a demo are always among them.
create table public.submission_forms (
  event_id bigint primary key references public.events (id) on delete cascade,
  fields jsonb not null,
  -- fields that were asked for and are not any more: a draft may have text there, which its team goes on reading
  taken_away jsonb not null default '[]',
  changed_by uuid not null references public.people (id) on delete restrict,
  changed_at timestamptz not null
);
create index submission_forms_by_author on public.submission_forms (changed_by);
alter table public.submission_forms enable row level security;

-- A later end for one team, with its reason; the last one counts, and never makes the deadline earlier.
create table public.submission_extensions (
  id bigint generated always as identity primary key,
  team_id bigint not null,
  event_id bigint not null,
  until_at timestamptz not null,
  reason text not null,
  given_by uuid not null references public.people (id) on delete restrict,
  given_at timestamptz not null,
  constraint submission_extensions_are_of_the_event foreign key (team_id, event_id) references public.teams (id, event_id) on delete cascade,
  constraint submission_extensions_reason_is_told check (length(btrim(reason)) between 5 and 500)
);
create index submission_extensions_by_team on public.submission_extensions (team_id, event_id, id desc);
create index submission_extensions_by_event on public.submission_extensions (event_id, id desc);
create index submission_extensions_by_giver on public.submission_extensions (given_by);
alter table public.submission_extensions enable row level security;
create trigger submission_extensions_are_append_only before update on public.submission_extensions
  for each row execute function private.refuse_change();

create function private.are_titled_links(p_links jsonb) returns boolean
language plpgsql immutable set search_path = '' as $$
begin return (
  select jsonb_typeof(p_links) = 'array' and jsonb_array_length(p_links) <= 10 and not exists (
    select from jsonb_array_elements(case when jsonb_typeof(p_links) = 'array' then p_links else '[]' end) l
    where length(btrim(coalesce(l ->> 'title', ''))) not between 1 and 80
      or coalesce(l ->> 'url', '') !~ '^https?://[^\s]+$' or length(l ->> 'url') > 500));
end $$;

-- What its members write together. `answers` holds every field by its key. It may be half, and it may be saved after the
-- deadline: nothing that was written is ever lost. `marks` says of each field who wrote it last, when and as which version: of
-- several who write at once, each keeps the fields that only they wrote (524).
create table public.submission_drafts (
  team_id bigint primary key,
  event_id bigint not null,
  answers jsonb not null,
  links jsonb not null,
  marks jsonb not null default '{}',
  version integer not null,
  saved_by uuid not null references public.people (id) on delete restrict,
  saved_at timestamptz not null,
  constraint submission_drafts_are_of_the_event foreign key (team_id, event_id) references public.teams (id, event_id) on delete cascade,
  constraint submission_drafts_fit check (jsonb_typeof(answers) = 'object' and jsonb_typeof(links) = 'array'
    and octet_length(answers::text) <= 100000 and octet_length(links::text) <= 10000)
);
create index submission_drafts_by_author on public.submission_drafts (saved_by);
create index submission_drafts_by_event on public.submission_drafts (event_id);
alter table public.submission_drafts enable row level security;

create table public.submissions (
  team_id bigint primary key,
  event_id bigint not null,
  pitch text not null,
  link text not null default '',
  -- every other field by its key
  answers jsonb not null default '{}',
  links jsonb not null default '[]',
  submitted_by uuid not null references public.people (id) on delete restrict,
  submitted_at timestamptz not null default private.now(),
  -- the opened form that handed it in, and its how many-th message that was: the same one again is answered as the first time
  opened text,
  nth integer,
  first_submitted_at timestamptz not null default private.now(),
  constraint submissions_are_of_the_event foreign key (team_id, event_id) references public.teams (id, event_id) on delete cascade,
  constraint submissions_pitch_is_told check (length(btrim(pitch)) between 20 and 10000),
  constraint submissions_link_is_a_web_address check (link = '' or link ~ '^https?://[^\s]+$' and length(link) <= 500),
  constraint submissions_links_have_titles check (private.are_titled_links(links))
);
create index submissions_by_event on public.submissions (event_id, submitted_at desc);
create index submissions_by_author on public.submissions (submitted_by);
alter table public.submissions enable row level security;

-- What a team puts beside its draft. Never changed, only taken off the draft: what was handed in is what judges read.
create table public.submission_files (
  id bigint generated always as identity primary key,
  team_id bigint not null,
  event_id bigint not null,
  name text not null,
  media_type text not null,
  content bytea not null,
  hash text not null generated always as (encode(sha256(content), 'hex')) stored,
  size integer not null generated always as (octet_length(content)) stored,
  -- what a picture shows, for those who do not see it
  alt text not null,
  added_by uuid not null references public.people (id) on delete restrict,
  added_at timestamptz not null,
  -- off the draft; it may still be part of what was handed in
  removed_at timestamptz,
  unique (id, team_id),
  constraint submission_files_are_of_the_event foreign key (team_id, event_id) references public.teams (id, event_id) on delete cascade,
  constraint submission_files_are_what_they_say check (media_type is not distinct from private.file_type(content)),
  constraint submission_files_are_described check (private.is_described(media_type, alt))
);
alter table public.submission_files alter content set storage external;
create unique index submission_files_are_attached_once on public.submission_files (team_id, hash) where removed_at is null;
create index submission_files_by_team on public.submission_files (team_id, event_id, id);
create index submission_files_by_author on public.submission_files (added_by);
alter table public.submission_files enable row level security;

-- The files of what a team handed in last: as its draft had them at that moment.
create table public.handed_in_files (
  file_id bigint primary key,
  team_id bigint not null,
  constraint handed_in_files_are_of_the_team foreign key (file_id, team_id) references public.submission_files (id, team_id) on delete cascade,
  constraint handed_in_files_are_handed_in foreign key (team_id) references public.submissions (team_id) on delete cascade
);
create index handed_in_files_by_file on public.handed_in_files (file_id, team_id);
create index handed_in_files_by_team on public.handed_in_files (team_id);
alter table public.handed_in_files enable row level security;

-- When a team's time is over: the event's deadline, or its own later one.
create function private.deadline_of(p_team bigint) returns timestamptz
language plpgsql stable security definer set search_path = '' as $$
begin return (
  select greatest(e.judging_at, (select x.until_at from public.submission_extensions x where x.team_id = t.id order by x.id desc limit 1))
  from public.teams t join public.events e on e.id = t.event_id where t.id = p_team);
end $$;

create function private.writes_for(p_team bigint) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return exists (select from public.team_members where team_id = p_team and person_id = auth.uid());
end $$;

-- Who reads what a team handed in: its members always, organizers, judges from the deadline on, and everybody from the moment on
-- that organizers chose. Whoever still may hand in for another team of the event reads nobody else's: an extension is time to
-- finish, not to look. Asked once for a statement, not for every row: a thousand people open the list at the deadline.
create function private.events_read() returns bigint[]
language plpgsql stable security definer set search_path = '' as $$
declare
  v_now timestamptz := private.now();
begin
  return array(
    select e.id from public.events e
      left join public.team_members m on m.event_id = e.id and m.person_id = private.eyes()
    where (v_now >= private.gallery_of(e) or private.organizes(e.id) or v_now >= e.judging_at and private.judges_event(e.id))
      and (m.team_id is null or v_now >= private.deadline_of(m.team_id)));
end $$;
create function private.own_teams() returns bigint[]
language plpgsql stable security definer set search_path = '' as $$
begin
  return array(select team_id from public.team_members where person_id = private.eyes() and private.preview() is null);
end $$;
grant execute on function private.deadline_of(bigint), private.writes_for(bigint), private.events_read(), private.own_teams() to authenticated;

create policy submission_forms_are_seen_by_members on public.submission_forms for select to authenticated using ((select private.is_member()));
create policy submission_extensions_are_seen_by_members on public.submission_extensions for select to authenticated using ((select private.is_member()));
create policy submission_drafts_are_seen_by_their_team on public.submission_drafts for select to authenticated
  using ((select private.is_member()) and private.writes_for(team_id));
create policy submissions_are_seen_after_the_deadline on public.submissions for select to authenticated
  using ((select private.is_member())
    and (event_id = any ((select private.events_read())::bigint[]) or team_id = any ((select private.own_teams())::bigint[])));
-- a submission is asked for with the rights of who asks: its files are read by whoever reads its words
create policy handed_in_files_are_seen_with_the_submission on public.handed_in_files for select to authenticated
  using ((select private.is_member()) and exists (select from public.submissions s where s.team_id = handed_in_files.team_id));
create policy submission_files_are_seen_with_draft_or_submission on public.submission_files for select to authenticated
  using ((select private.is_member()) and (private.writes_for(team_id) or exists (select from public.handed_in_files h where h.file_id = id)));
grant select on public.submission_forms, public.submission_extensions, public.submission_drafts, public.submissions, public.submission_files,
  public.handed_in_files to authenticated;

create function private.submission_fields(p_event bigint) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
begin return (
  select coalesce((select fields from public.submission_forms where event_id = p_event), $j$[
    {"key": "pitch", "label": "Pitch", "hint": "What it is and why it matters, as you would tell it in a minute.", "kind": "long", "choices": [], "is_required": true},
    {"key": "problem", "label": "Problem", "hint": "Who has it, how often, and how you know.", "kind": "long", "choices": [], "is_required": false},
    {"key": "built", "label": "What was built", "hint": "What works now, and what an experiment with it would show.", "kind": "long", "choices": [], "is_required": false},
    {"key": "link", "label": "Link to a demo", "hint": "Where one can look at it: a prototype, slides, a recording.", "kind": "link", "choices": [], "is_required": false}
  ]$j$::jsonb));
end $$;
grant execute on function private.submission_fields(bigint) to authenticated;

-- Answers as they are handed in: trimmed, only what is asked for, only as it is asked for.
-- Refuses: submission_is_incomplete, submission_answers_fit, submission_answer_is_no_choice, submission_answer_is_no_address.
create function private.settle_answers(p_fields jsonb, p_answers jsonb) returns jsonb
language plpgsql immutable set search_path = '' as $$
declare
  f jsonb;
  v text;
  settled jsonb := '{}';
begin
  for f in select jsonb_array_elements(p_fields) loop
    v := btrim(coalesce(p_answers ->> (f ->> 'key'), ''));
    if v = '' and (f ->> 'is_required')::boolean and f ->> 'key' <> 'pitch' then
      perform private.refuse('submission_is_incomplete');
    elsif v <> '' and f ->> 'key' not in ('pitch', 'link') then
      if length(v) > (case f ->> 'kind' when 'long' then 5000 when 'link' then 500 else 200 end) then
        perform private.refuse('submission_answers_fit');
      elsif f ->> 'kind' = 'choice' and not f -> 'choices' ? v then
        perform private.refuse('submission_answer_is_no_choice');
      elsif f ->> 'kind' = 'link' and v !~ '^https?://[^\s]+$' then
        perform private.refuse('submission_answer_is_no_address');
      end if;
    end if;
    settled := settled || jsonb_build_object(f ->> 'key', v);
  end loop;
  return settled;
end $$;

-- Hands in, or hands in again, until the team's deadline by the database clock. What is given goes into the draft as save_draft's does
-- (null: left as it is there), and the draft is what is handed in, its files with it. Without p_version it replaces whatever is
-- there. p_answers: the fields besides pitch and link, by key. Answers {submitted_at, version, news}; the same message (p_opened,
-- p_nth) once more, because its answer was lost, is answered as the first time, also after the deadline.
-- Refuses: no_such_team, team_members_only, submissions_are_not_open, submission_after_deadline, check_ready's,
-- draft_was_changed, settle_answers'.
create function public.submit_team(p_team bigint, p_pitch text default null, p_link text default null, p_answers jsonb default '{}',
  p_links jsonb default null, p_version integer default null, p_opened text default null, p_nth integer default null) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.caller();
  t public.teams;
  e public.events;
  d public.submission_drafts;
  v_at timestamptz;
  v_answers jsonb := jsonb_build_object('pitch', btrim(p_pitch), 'link', btrim(p_link));
  v_kept jsonb;
  r public.team_rules;
begin
  select * into t from public.teams where id = p_team for update;
  if not found then
    perform private.refuse('no_such_team', 404);
  elsif not private.writes_for(p_team) then
    perform private.refuse('team_members_only', 403);
  end if;
  select s.submitted_at into v_at from public.submissions s where s.team_id = p_team and s.opened = p_opened and s.nth = p_nth;
  if found then
    select * into d from public.submission_drafts where team_id = p_team;
    return jsonb_build_object('submitted_at', v_at, 'version', d.version, 'news', private.news_of(d, p_version, p_opened));
  end if;
  select * into e from public.events where id = t.event_id for share;
  -- read once, after every wait: the time that is judged is the time that is kept
  v_at := private.now();
  if v_at >= private.deadline_of(p_team) then
    perform private.refuse('submission_after_deadline');
  elsif v_at < e.formation_at then
    perform private.refuse('submissions_are_not_open');
  end if;
  perform private.check_ready(p_team);
  v_kept := private.merge_draft(t, jsonb_build_object('answers', coalesce(p_answers, '{}') || jsonb_strip_nulls(v_answers), 'links', p_links,
    'opened', p_opened, 'nth', p_nth), p_version, v_at);
  if v_kept @? '$.news.*.is_conflict ? (@ == true)' then
    perform private.refuse('draft_was_changed');
  end if;
  select * into d from public.submission_drafts where team_id = p_team;
  v_answers := private.settle_answers(private.submission_fields(t.event_id), coalesce(d.answers, '{}'));
  insert into public.submissions (team_id, event_id, pitch, link, answers, links, submitted_by, submitted_at, first_submitted_at, opened, nth)
  values (p_team, t.event_id, v_answers ->> 'pitch', v_answers ->> 'link', v_answers - 'pitch' - 'link', coalesce(d.links, '[]'), me, v_at, v_at,
    p_opened, p_nth)
  on conflict (team_id) do update set pitch = excluded.pitch, link = excluded.link, answers = excluded.answers, links = excluded.links,
    submitted_by = me, submitted_at = v_at, opened = p_opened, nth = p_nth;
  delete from public.handed_in_files where team_id = p_team;
  insert into public.handed_in_files (file_id, team_id) select id, team_id from public.submission_files where team_id = p_team and removed_at is null;
  r := private.team_rule(t.event_id);
  update public.teams set submitted_at = v_at, rule_min_size = least(rule_min_size, r.min_size),
    rule_must_mix = r.must_mix and coalesce(rule_must_mix, true) where id = p_team;
  perform private.log('team.submitted', 'teams', p_team::text, jsonb_build_object('name', t.name));
  return jsonb_build_object('submitted_at', v_at) || v_kept;
end $$;

grant execute on function public.submit_team(bigint, text, text, jsonb, jsonb, integer, text, integer) to authenticated;
