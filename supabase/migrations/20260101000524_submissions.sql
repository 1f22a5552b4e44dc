-- submissions, the draft that the people of a team write together. What each of them saves is merged field by field: of two who
-- write at once in two fields both are kept, and who wrote in the same one decides. What a field said before is kept beside it.

-- Another text that a field of a draft had, the latest thirty of each: it was replaced by somebody else's, or by another one of whoever
-- wrote it; or it was put aside, because somebody else had written there meanwhile. `_links` is the field of the further links.
create table public.draft_texts (
  id bigint generated always as identity primary key,
  team_id bigint not null references public.submission_drafts (team_id) on delete cascade,
  field text not null,
  says jsonb not null,
  written_by uuid not null references public.people (id) on delete restrict,
  written_at timestamptz not null,
  -- whose text stands there instead, and since when
  replaced_by uuid not null references public.people (id) on delete restrict,
  replaced_at timestamptz not null,
  -- the opened form that it was put aside for
  aside_of text
);
create index draft_texts_by_field on public.draft_texts (team_id, field, id desc);
create unique index draft_texts_are_put_aside_once on public.draft_texts (team_id, field, aside_of) where aside_of is not null;
create index draft_texts_by_author on public.draft_texts (written_by);
create index draft_texts_by_who_replaced_them on public.draft_texts (replaced_by);
alter table public.draft_texts enable row level security;
create policy draft_texts_are_seen_by_their_team on public.draft_texts for select to authenticated
  using ((select private.is_member()) and private.writes_for(team_id));
grant select on public.draft_texts to authenticated;

-- Live: those in a team hear that its draft was saved, and from which opened form; never what it says.
create policy team_drafts_are_followed_by_the_team on realtime.messages for select to authenticated
  using ((select private.is_member()) and private.in_team((select substring(realtime.topic() from '^team-draft-([0-9]{1,15})$')::bigint)));

create function private.texts_of(d public.submission_drafts) returns jsonb
language plpgsql immutable set search_path = '' as $$
begin return d.answers || jsonb_build_object('_links', d.links); end $$;

-- What a save brings, by field. Only texts: whatever else a program sends, the page of the team shows words.
-- Refuses: submission_drafts_fit.
create function private.given_texts(p_draft jsonb) returns jsonb
language plpgsql immutable set search_path = '' as $$
declare
  v_answers jsonb := coalesce(nullif(p_draft -> 'answers', 'null'), '{}');
  v_links jsonb := nullif(p_draft -> 'links', 'null');
begin
  if jsonb_typeof(v_answers) <> 'object' or jsonb_typeof(v_links) <> 'array' then
    perform private.refuse('submission_drafts_fit');
  end if;
  return (select coalesce(jsonb_object_agg(a.key, replace(a.value, E'\r\n', E'\n')) filter (where a.value is not null and a.key <> '_links'), '{}')
      from jsonb_each_text(v_answers) a)
    || case when v_links is null then '{}' else jsonb_build_object('_links', (
      select coalesce(jsonb_agg(jsonb_build_object('title', coalesce(l.item ->> 'title', ''), 'url', coalesce(l.item ->> 'url', '')) order by l.place), '[]')
      from jsonb_array_elements(v_links) with ordinality l (item, place))) end;
end $$;

-- Keeps another text of a field, the latest thirty.
create function private.keep_text(p_text public.draft_texts) returns void
language plpgsql security definer set search_path = '' as $$
begin
  insert into public.draft_texts (team_id, field, says, written_by, written_at, replaced_by, replaced_at, aside_of)
  values (p_text.team_id, p_text.field, p_text.says, p_text.written_by, p_text.written_at, p_text.replaced_by, p_text.replaced_at, p_text.aside_of)
  on conflict (team_id, field, aside_of) where aside_of is not null do update set says = excluded.says, written_at = excluded.written_at;
  delete from public.draft_texts where team_id = p_text.team_id and field = p_text.field and id not in (
    select id from public.draft_texts where team_id = p_text.team_id and field = p_text.field order by id desc limit 30);
end $$;

-- Whether a text goes on from another one: one half of that is still in it. Whoever writes on keeps no copy of each pause.
create function private.goes_on(p_from jsonb, p_to jsonb) returns boolean
language plpgsql immutable set search_path = '' as $$
declare
  v_from text := p_from #>> '{}';
  v_half integer := length(v_from) / 2;
begin
  return length(v_from) < 20 or position(left(v_from, v_half) in p_to #>> '{}') > 0 or position(substr(v_from, v_half + 1) in p_to #>> '{}') > 0;
end $$;

-- Who wrote the fields of a draft that changed after a version, and those also asked for, by field: {by, is_mine, at, version,
-- is_over_mine}. is_over_mine: what stood there before was written by who asks.
create function private.marks_of(d public.submission_drafts, p_after integer, p_also text[] default '{}') returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  me uuid := auth.uid();
begin return (
  select coalesce(jsonb_object_agg(m.key, jsonb_build_object('by', p.name, 'is_mine', p.id = me, 'at', m.value -> 'at', 'version', m.value -> 'version',
    'is_over_mine', p.id <> me and coalesce((select x.written_by = me from public.draft_texts x
      where x.team_id = d.team_id and x.field = m.key and x.aside_of is null order by x.id desc limit 1), false))), '{}')
  from jsonb_each(d.marks) m join public.people p on p.id = (m.value ->> 'by')::uuid
  where (m.value ->> 'version')::integer > p_after or m.key = any (p_also));
end $$;
grant execute on function private.marks_of(public.submission_drafts, integer, text[]) to authenticated;

-- What others than an opened form wrote in a draft after a version: marks_of with what each field `says`, and is_conflict for those of p_met.
create function private.news_of(d public.submission_drafts, p_version integer, p_opened text, p_met text[] default '{}') returns jsonb
language plpgsql stable security definer set search_path = '' as $$
begin
  if d.version is null or d.version <= p_version and p_met = '{}' then
    return '{}';
  end if;
  return (select coalesce(jsonb_object_agg(n.key, n.value || jsonb_build_object('says', private.texts_of(d) -> n.key, 'is_conflict', n.key = any (p_met))), '{}')
    from jsonb_each(private.marks_of(d, p_version, p_met)) n
    where n.key = any (p_met) or p_opened is null or d.marks #>> array[n.key, 'opened'] is distinct from p_opened);
end $$;

-- Merges what an opened form saves into the draft, field by field: {answers, links, opened, nth, held}. A field that is not given stays
-- as it is. A given one is taken where nobody else wrote there after p_version, or after the version that `held` names for it (null:
-- whatever stands there is replaced). The form's own saves that p_version does not know yet are no other text; the later one by
-- `nth` counts, in whichever order they arrive. A text that meets another one is put aside, and nothing is refused.
-- Answers {version, news}: what others wrote after p_version, by field, with is_conflict where it met what is given.
-- The same again changes nothing, so that an answer lost on its way can be asked for once more. Refuses: submission_drafts_fit.
create function private.merge_draft(t public.teams, p_draft jsonb, p_version integer, p_at timestamptz) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := auth.uid();
  v_opened text := left(p_draft ->> 'opened', 60);
  v_nth integer := coalesce((p_draft ->> 'nth')::integer, 0);
  v_given jsonb := private.given_texts(p_draft);
  d public.submission_drafts;
  v_texts jsonb;
  v_news jsonb;
  k text;
  v_says jsonb;
  v_now jsonb;
  v_mark jsonb;
  v_is_own boolean;
  v_met text[] := '{}';
  v_taken jsonb := '{}';
begin
  select * into d from public.submission_drafts where team_id = t.id for update;
  if not found then
    if not exists (select from jsonb_each(v_given) g where g.value not in ('""', '[]')) then
      return '{"version": 0, "news": {}}';
    end if;
    -- the team before its draft, as whoever hands in holds them
    perform from public.teams where id = t.id for key share;
    insert into public.submission_drafts (team_id, event_id, answers, links, version, saved_by, saved_at)
    values (t.id, t.event_id, '{}', '[]', 0, me, p_at) on conflict (team_id) do nothing;
    select * into d from public.submission_drafts where team_id = t.id for update;
  end if;
  v_texts := private.texts_of(d);
  for k, v_says in select g.key, g.value from jsonb_each(v_given) g loop
    v_now := coalesce(v_texts -> k, '""');
    continue when v_says = v_now;
    v_mark := d.marks -> k;
    v_is_own := v_mark ->> 'opened' is not distinct from v_opened and v_mark ->> 'by' = me::text;
    if p_version is null or v_mark is null or (v_mark ->> 'version')::integer <= coalesce((p_draft #>> array['held', k])::integer, p_version)
      or v_is_own and v_opened is not null and (v_mark ->> 'nth')::integer <= v_nth then
      if v_mark is not null and not v_is_own then
        -- taken now: what was put aside for this form stands in the draft
        delete from public.draft_texts where team_id = t.id and field = k and aside_of = coalesce(v_opened, me::text);
      end if;
      if v_mark is not null and v_now not in ('""', '[]')
        and (not v_is_own or (v_mark ->> 'since')::timestamptz < p_at - interval '10 minutes' or not private.goes_on(v_now, v_says)) then
        perform private.keep_text((null, t.id, k, v_now, v_mark ->> 'by', v_mark ->> 'at', me, p_at, null)::public.draft_texts);
        v_is_own := false;
      end if;
      v_texts := jsonb_set(v_texts, array[k], v_says);
      v_taken := v_taken || jsonb_build_object(k, jsonb_build_object('version', d.version + 1, 'by', me, 'at', p_at, 'opened', v_opened,
        'nth', v_nth, 'since', case when v_is_own then v_mark -> 'since' else to_jsonb(p_at) end));
    elsif not coalesce(v_is_own and v_opened is not null, false) then
      v_met := v_met || k;
      if v_says not in ('""', '[]') then
        perform private.keep_text((null, t.id, k, v_says, me, p_at, v_mark ->> 'by', v_mark ->> 'at', coalesce(v_opened, me::text))::public.draft_texts);
      end if;
    end if;
  end loop;
  v_news := private.news_of(d, p_version, v_opened, v_met);
  if v_taken <> '{}' then
    update public.submission_drafts set answers = v_texts - '_links', links = v_texts -> '_links', marks = d.marks || v_taken, version = d.version + 1,
      saved_by = me, saved_at = p_at where team_id = t.id;
    if exists (select from public.team_members where team_id = t.id and person_id <> me) then
      perform realtime.send(jsonb_build_object('opened', v_opened, 'version', d.version + 1), 'changed', 'team-draft-' || t.id, true);
    end if;
  end if;
  return jsonb_build_object('version', d.version + case when v_taken = '{}' then 0 else 1 end, 'news', v_news);
end $$;

-- Saves what somebody of a team writes, as merge_draft does; also after the deadline. Answers {version, news, deadline_at}: until when
-- the team may hand in as things stand. With nothing given it only asks. Not logged: what is written is nobody's business until it is
-- handed in, and a click every few seconds from every team would queue behind the chain.
-- Refuses: no_such_team, team_members_only, merge_draft's.
create function public.save_draft(p_team bigint, p_draft jsonb, p_version integer) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.caller();
  t public.teams;
begin
  select * into t from public.teams where id = p_team;
  if not found then
    perform private.refuse('no_such_team', 404);
  elsif not private.writes_for(p_team) then
    perform private.refuse('team_members_only', 403);
  end if;
  return private.merge_draft(t, p_draft, coalesce(p_version, 0), private.now()) || jsonb_build_object('deadline_at', private.deadline_of(p_team));
end $$;

-- The other texts that the fields of a team's draft had, latest first; null for whoever is not in the team.
create function public.show_draft_texts(p_team bigint) returns jsonb
language sql stable set search_path = '' as $$
  select jsonb_build_object('team_id', t.id, 'team', t.name, 'time_zone', e.time_zone, 'fields', private.submission_fields(t.event_id) || private.fields_taken_away(t.event_id),
    'texts', (select coalesce(jsonb_agg(jsonb_build_object('id', x.id, 'field', x.field, 'says', x.says, 'by', w.name, 'written_at', x.written_at,
        'replaced_by', r.name, 'replaced_at', x.replaced_at, 'is_aside', x.aside_of is not null) order by x.id desc), '[]')
      from (select * from public.draft_texts where team_id = t.id order by id desc limit 100) x
        join public.people w on w.id = x.written_by join public.people r on r.id = x.replaced_by))
  from public.teams t join public.events e on e.id = t.event_id where t.id = p_team and private.writes_for(p_team)
$$;

-- Puts another text of a field back into the draft; what stands there now is kept in its place. Answers its team.
-- Refuses: no_such_draft_text.
create function public.take_back_text(p_text bigint) returns bigint
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.caller();
  x public.draft_texts;
begin
  select * into x from public.draft_texts where id = p_text;
  if not found or not private.writes_for(x.team_id) then
    perform private.refuse('no_such_draft_text', 404);
  end if;
  -- as an opened form of its own: also who wrote what stands there finds it again
  perform private.merge_draft((select t from public.teams t where t.id = x.team_id),
    case x.field when '_links' then jsonb_build_object('links', x.says) else jsonb_build_object('answers', jsonb_build_object(x.field, x.says)) end
      || jsonb_build_object('opened', 'text ' || gen_random_uuid()), null, private.now());
  return x.team_id;
end $$;
grant execute on function public.save_draft(bigint, jsonb, integer), public.show_draft_texts(bigint), public.take_back_text(bigint) to authenticated;

-- Whether the draft of a team says something else than what it handed in, in a field that is asked for or among its links. Whoever asks
-- reads the draft, or is told no.
create function private.draft_says_more(p_team bigint) returns boolean
language plpgsql stable set search_path = '' as $$
begin
  return exists (select from public.submission_drafts d join public.submissions s on s.team_id = d.team_id
    where d.team_id = p_team and (d.links <> s.links or exists (
      select from jsonb_array_elements(private.submission_fields(d.event_id)) f
      where btrim(coalesce(d.answers ->> (f ->> 'key'), '')) <> btrim(coalesce(case f ->> 'key' when 'pitch' then s.pitch when 'link' then s.link
        else s.answers ->> (f ->> 'key') end, '')))));
end $$;
grant execute on function private.draft_says_more(bigint) to authenticated;
