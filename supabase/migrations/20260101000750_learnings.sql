-- learnings: what is known now that was not known before. A claim in one sentence, and the experiments that support or
-- contradict it. What a decision says was learned stands beside them in the library.

create type public.stance as enum ('supports', 'contradicts');

-- A claim is never edited: a later wording names the one it takes the place of, and says why.
create table public.learnings (
  id bigint generated always as identity primary key,
  claim text not null,
  detail text not null default '',
  tags text[] not null default '{}',
  written_by uuid not null references public.people (id) on delete restrict,
  written_at timestamptz not null default private.now(),
  key uuid,
  -- the first wording; evidence given for any of them is read with all
  root_id bigint not null references public.learnings (id) on delete restrict,
  replaces_id bigint references public.learnings (id) on delete restrict,
  reason text not null default '',
  -- kept with the wording that stands: a list never looks for later ones
  is_current boolean not null default true,
  search tsvector not null generated always as (setweight(to_tsvector('english', claim), 'A')
    || setweight(to_tsvector('english', private.words(tags)), 'B') || setweight(to_tsvector('english', detail), 'C')) stored,
  constraint learnings_are_written_once unique (written_by, key),
  constraint learnings_are_replaced_once unique (replaces_id),
  constraint learnings_claim_is_one_sentence check (length(btrim(claim)) between 10 and 280 and claim !~ '[[:cntrl:]]'),
  constraint learnings_detail_fits check (length(detail) <= 4000),
  constraint learnings_have_at_most_eight_tags check (cardinality(tags) <= 8),
  constraint learnings_tags_are_short check (length(array_to_string(tags, ',')) <= 250),
  constraint learnings_reword_with_a_reason check (replaces_id is null or length(btrim(reason)) between 10 and 1000)
);
create index learnings_by_age on public.learnings (written_at desc, id desc) where is_current;
create index learnings_by_root on public.learnings (root_id, id desc);
create index learnings_by_author on public.learnings (written_by, id desc);
create index learnings_by_search on public.learnings using gin (search);
create index learnings_by_tag on public.learnings using gin (tags);
create index learnings_by_likeness on public.learnings using gin (claim extensions.gin_trgm_ops);
alter table public.learnings enable row level security;

-- Who says so again about the same experiment and claim corrects what was said before: the last one counts.
create table public.evidence (
  id bigint generated always as identity primary key,
  learning_id bigint not null references public.learnings (id) on delete restrict,
  -- of the first wording, as the learning has it
  root_id bigint not null references public.learnings (id) on delete restrict,
  experiment_id bigint not null references public.experiments (id) on delete restrict,
  stance public.stance not null,
  note text not null,
  added_by uuid not null references public.people (id) on delete restrict,
  added_at timestamptz not null default private.now(),
  constraint evidence_says_how check (length(btrim(note)) between 10 and 1000)
);
create index evidence_by_root on public.evidence (root_id, experiment_id, id desc);
create index evidence_by_learning on public.evidence (learning_id);
create index evidence_by_experiment on public.evidence (experiment_id, id desc);
create index evidence_by_author on public.evidence (added_by);
alter table public.evidence enable row level security;

-- Only whether a wording stands may change, once and in one direction.
create function private.guard_learning() returns trigger
language plpgsql set search_path = '' as $$
begin
  if tg_op = 'DELETE' or not old.is_current or new.is_current
    or (new.id, new.claim, new.detail, new.tags, new.written_by, new.written_at, new.root_id, new.replaces_id, new.reason)
      is distinct from (old.id, old.claim, old.detail, old.tags, old.written_by, old.written_at, old.root_id, old.replaces_id, old.reason) then
    perform private.refuse('facts_are_append_only');
  end if;
  return new;
end $$;
create trigger learnings_are_never_edited before update or delete on public.learnings
  for each row execute function private.guard_learning();
create trigger evidence_is_append_only before update or delete on public.evidence
  for each row execute function private.refuse_change();
create trigger learnings_are_never_truncated before truncate on public.learnings
  for each statement execute function private.refuse_change();
create trigger evidence_is_never_truncated before truncate on public.evidence
  for each statement execute function private.refuse_change();

create policy learnings_are_seen_by_members on public.learnings for select to authenticated using ((select private.is_member()));
create policy evidence_is_seen_by_members on public.evidence for select to authenticated using ((select private.is_member()));
grant select (id, claim, detail, tags, written_by, written_at, root_id, replaces_id, reason, is_current) on public.learnings to authenticated;
grant select on public.evidence to authenticated;

-- The experiment, if the caller may speak for what it showed: those who run it, and leaders.
-- Refuses: no_such_experiment, experiment_has_not_started, evidence_is_given_by_its_team.
create function private.witness(p_experiment bigint) returns uuid
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.caller();
  v_started timestamptz;
begin
  select started_at into v_started from public.experiments where id = p_experiment;
  if not found then
    perform private.refuse('no_such_experiment', 404);
  elsif not (private.runs_experiment(p_experiment) or private.has_role('leader', 'admin')) then
    perform private.refuse('evidence_is_given_by_its_team', 403);
  elsif v_started is null then
    perform private.refuse('experiment_has_not_started');
  end if;
  return me;
end $$;

-- Writes what an experiment taught: {claim, detail, tags, note}; the experiment is its first support.
-- The same key again answers the learning that is there. Refuses: witness's.
create function public.write_learning(p_experiment bigint, p_learning jsonb, p_key uuid default null) returns bigint
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.witness(p_experiment);
  v_id bigint := nextval(pg_get_serial_sequence('public.learnings', 'id'));
  v_known bigint;
begin
  insert into public.learnings (id, claim, detail, tags, written_by, key, root_id) overriding system value
  values (v_id, btrim(p_learning ->> 'claim'), btrim(coalesce(p_learning ->> 'detail', '')),
    private.tidy_tags(array(select jsonb_array_elements_text(coalesce(p_learning -> 'tags', '[]')))), me, p_key, v_id)
  on conflict (written_by, key) do nothing returning id into v_known;
  if v_known is null then
    return (select id from public.learnings where written_by = me and key = p_key);
  end if;
  insert into public.evidence (learning_id, root_id, experiment_id, stance, note, added_by)
  values (v_id, v_id, p_experiment, 'supports', btrim(p_learning ->> 'note'), me);
  perform private.log('learning.written', 'learnings', v_id::text,
    jsonb_build_object('claim', btrim(p_learning ->> 'claim'), 'experiment', p_experiment));
  return v_id;
end $$;

-- The wording that stands, locked. Refuses: no_such_learning, learning_is_reworded.
create function private.standing_learning(p_learning bigint) returns public.learnings
language plpgsql security definer set search_path = '' as $$
declare
  l public.learnings;
begin
  select * into l from public.learnings where id = p_learning for update;
  if not found then
    perform private.refuse('no_such_learning', 404);
  elsif not l.is_current then
    perform private.refuse('learning_is_reworded');
  end if;
  return l;
end $$;

-- Says what an experiment means for a claim. The same again changes nothing. Refuses: witness's, standing_learning's.
create function public.add_evidence(p_learning bigint, p_experiment bigint, p_stance public.stance, p_note text) returns void
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.witness(p_experiment);
  l public.learnings := private.standing_learning(p_learning);
  v_last public.evidence;
begin
  select * into v_last from public.evidence where root_id = l.root_id and experiment_id = p_experiment order by id desc limit 1;
  if (v_last.learning_id, v_last.stance, v_last.note) = (l.id, p_stance, btrim(p_note)) then
    return;
  end if;
  insert into public.evidence (learning_id, root_id, experiment_id, stance, note, added_by)
  values (l.id, l.root_id, p_experiment, p_stance, btrim(p_note), me);
  perform private.log('learning.weighed', 'learnings', l.id::text,
    jsonb_build_object('experiment', p_experiment, 'stance', p_stance));
end $$;

-- Puts a better wording in the place of one: {claim, detail, tags, reason}. By who wrote it, or a leader.
-- Refuses: learning_is_its_authors, standing_learning's.
create function public.reword_learning(p_learning bigint, p_learning_new jsonb) returns bigint
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.caller();
  l public.learnings := private.standing_learning(p_learning);
  v_id bigint;
begin
  if l.written_by <> me and not private.has_role('leader', 'admin') then
    perform private.refuse('learning_is_its_authors', 403);
  end if;
  update public.learnings set is_current = false where id = l.id;
  insert into public.learnings (claim, detail, tags, written_by, root_id, replaces_id, reason)
  values (btrim(p_learning_new ->> 'claim'), btrim(coalesce(p_learning_new ->> 'detail', '')),
    private.tidy_tags(array(select jsonb_array_elements_text(coalesce(p_learning_new -> 'tags', '[]')))), me, l.root_id, l.id,
    btrim(p_learning_new ->> 'reason'))
  returning id into v_id;
  perform private.log('learning.reworded', 'learnings', v_id::text,
    jsonb_build_object('from', l.claim, 'to', btrim(p_learning_new ->> 'claim'), 'reason', btrim(p_learning_new ->> 'reason')));
  return v_id;
end $$;

grant execute on function public.write_learning(bigint, jsonb, uuid), public.reword_learning(bigint, jsonb),
  public.add_evidence(bigint, bigint, public.stance, text) to authenticated;
