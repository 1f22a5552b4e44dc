-- judging, in pairs: a judge is shown two projects and says which is better. Who compares what is dealt out; what was said is
-- secret until the scores are opened, as marks are.

create type public.pair_choice as enum ('first', 'second', 'equal', 'skip');

create table public.judging_pairs (
  id bigint generated always as identity primary key,
  event_id bigint not null,
  judge_id uuid not null,
  round integer not null default 1,
  -- as they are shown: which one stands first is dealt out too
  first_id bigint not null,
  second_id bigint not null,
  dealt_at timestamptz not null default private.now(),
  unique (id, event_id, judge_id, round),
  constraint judging_pairs_are_for_judges foreign key (event_id, judge_id) references public.judges (event_id, person_id) on delete cascade,
  constraint judging_pairs_first_is_of_the_event foreign key (first_id, event_id) references public.teams (id, event_id) on delete cascade,
  constraint judging_pairs_second_is_of_the_event foreign key (second_id, event_id) references public.teams (id, event_id) on delete cascade,
  constraint judging_pairs_are_of_two check (first_id <> second_id)
);
create unique index judging_pairs_are_shown_once on public.judging_pairs (judge_id, round, least(first_id, second_id), greatest(first_id, second_id));
create index judging_pairs_by_judge on public.judging_pairs (event_id, judge_id);
create index judging_pairs_by_first on public.judging_pairs (first_id, event_id);
create index judging_pairs_by_second on public.judging_pairs (second_id, event_id);
alter table public.judging_pairs enable row level security;

create table public.pair_verdicts (
  pair_id bigint primary key,
  event_id bigint not null,
  judge_id uuid not null,
  round integer not null default 1,
  choice public.pair_choice not null,
  -- why, for both teams
  comment text not null default '',
  version integer not null default 1,
  saved_at timestamptz not null,
  constraint pair_verdicts_comment_fits check (length(comment) <= 2000),
  constraint pair_verdicts_are_of_a_pair foreign key (pair_id, event_id, judge_id, round)
    references public.judging_pairs (id, event_id, judge_id, round) on delete restrict
);
create index pair_verdicts_by_pair on public.pair_verdicts (pair_id, event_id, judge_id, round);
create index pair_verdicts_by_event on public.pair_verdicts (event_id);
alter table public.pair_verdicts enable row level security;
-- The planner's row estimates ignore row level security: without statistics they have nothing to tell.
alter table public.pair_verdicts alter choice set statistics 0;
alter table public.pair_verdicts alter comment set statistics 0;

create policy judging_pairs_are_seen_by_judge_and_organizers on public.judging_pairs for select to authenticated
  using ((select private.is_member()) and (judge_id = (select auth.uid()) or private.organizes(event_id)));
create policy pair_verdicts_are_secret_until_opened on public.pair_verdicts for select to authenticated
  using ((select private.is_member()) and (judge_id = (select auth.uid()) or private.reads_scores(event_id, round)));
grant select on public.judging_pairs, public.pair_verdicts to authenticated;

create function private.has_judgements(p_event bigint) returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (select from public.judgements where event_id = p_event) or exists (select from public.pair_verdicts where event_id = p_event)
$$;
grant execute on function private.has_judgements(bigint) to authenticated;

-- Whether a judge may not compare a pair: the own team, or a conflict, is one of the two.
create function private.is_kept_off_pair(p_pair public.judging_pairs) returns boolean
language sql stable security definer set search_path = '' as $$
  select private.is_kept_off(p_pair.first_id, p_pair.judge_id) or private.is_kept_off(p_pair.second_id, p_pair.judge_id)
$$;
grant execute on function private.is_kept_off_pair(public.judging_pairs) to authenticated;

-- Whether the first round was closed and read without what this judge gave the team, which does not come back into it.
create function private.has_counted(p_conflict public.judge_conflicts) returns boolean
language plpgsql volatile security definer set search_path = '' as $$
begin
  return p_conflict.from_round = 1 and private.is_past_round(p_conflict.event_id, 1) and (
    exists (select from public.judgements j where j.team_id = p_conflict.team_id and j.judge_id = p_conflict.judge_id and j.round = 1)
    or exists (select from public.pair_verdicts v join public.judging_pairs q on q.id = v.pair_id
      where v.judge_id = p_conflict.judge_id and v.round = 1 and p_conflict.team_id in (q.first_id, q.second_id)));
end $$;

-- Whether what a judge gave a team in a round counts: not for the own team, nor against a conflict that was declared before the round was over.
create function private.counts(p_team bigint, p_judge uuid, p_round integer) returns boolean
language sql stable security definer set search_path = '' as $$
  select not exists (select from public.team_members where team_id = p_team and person_id = p_judge)
    and not exists (select from public.judge_conflicts where team_id = p_team and judge_id = p_judge and from_round <= p_round)
$$;

create function private.pair_counts(p_pair public.judging_pairs) returns boolean
language sql stable security definer set search_path = '' as $$
  select private.counts(p_pair.first_id, p_pair.judge_id, p_pair.round) and private.counts(p_pair.second_id, p_pair.judge_id, p_pair.round)
$$;
grant execute on function private.has_counted(public.judge_conflicts), private.counts(bigint, uuid, integer),
  private.pair_counts(public.judging_pairs) to authenticated;

-- What a judge was to look at and has not looked at yet is free for others: all of an event, or where one of its teams is in it.
create function private.free_seats_of(p_event bigint, p_judge uuid, p_team bigint default null) returns void
language plpgsql security definer set search_path = '' as $$
begin
  delete from public.judging_seats s where s.event_id = p_event and s.judge_id = p_judge and (p_team is null or s.team_id = p_team)
    and not exists (select from public.judgements j where j.team_id = s.team_id and j.judge_id = s.judge_id and j.round = s.round);
  delete from public.judging_pairs p where p.event_id = p_event and p.judge_id = p_judge and (p_team is null or p_team in (p.first_id, p.second_id))
    and not exists (select from public.pair_verdicts v where v.pair_id = p.id);
end $$;

-- A judge who joins a team is kept off it from then on, as by a conflict that was declared: what was planned is free for others, and a
-- score that was given already stays as it is and does not count.
create function private.free_own_teams() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  perform private.free_seats_of(new.event_id, new.person_id, new.team_id);
  return null;
end $$;
create trigger team_members_are_kept_off_judging after insert on public.team_members
  for each row execute function private.free_own_teams();

-- The second lock, for whoever gets past the functions.
create function private.guard_verdict() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if tg_op = 'DELETE' or private.is_past_round(new.event_id, new.round) then
    perform private.refuse('facts_are_append_only');
  elsif private.has_dropped_out(new.event_id, new.judge_id) then
    perform private.refuse('judge_dropped_out', 403);
  elsif (select private.is_kept_off_pair(p) from public.judging_pairs p where p.id = new.pair_id) then
    perform private.refuse('judge_has_a_conflict', 403);
  elsif new.round = 2 and (select not (private.is_finalist(p.first_id) and private.is_finalist(p.second_id))
      from public.judging_pairs p where p.id = new.pair_id) then
    perform private.refuse('only_finalists_are_judged', 403);
  end if;
  return new;
end $$;
create trigger pair_verdicts_are_fair before insert or update or delete on public.pair_verdicts
  for each row execute function private.guard_verdict();

-- Deals out the pairs of the round that is judged now: [{"judge": "…", "first": 1, "second": 2}]. Those somebody answered stay, all others are those of
-- the plan; what is dealt to the same judge again, whichever stands first, is the same pair under the same id.
-- Returns how many there are. Refuses: judging_of's, plan_waits_for_the_deadline, rubric_comes_first, judged_by_another_method,
-- plan_is_outdated, judging_pairs_are_of_two and judging_pairs_are_shown_once.
create function public.deal_pairs(p_event bigint, p_looks integer, p_pairs jsonb) returns integer
language plpgsql security definer set search_path = '' as $$
declare
  v_round integer;
  v_pairs integer;
begin
  perform private.judging_of(p_event);
  v_round := private.judging_round(p_event);
  if private.judging_state(p_event) = 'before' then
    perform private.refuse('plan_waits_for_the_deadline');
  elsif private.judging_state(p_event) = 'closed' then
    perform private.refuse('judging_is_over');
  elsif not exists (select from public.rubric_criteria where event_id = p_event) then
    perform private.refuse('rubric_comes_first');
  elsif (select method from private.judging_now(p_event)) <> 'pairs' then
    perform private.refuse('judged_by_another_method');
  end if;
  perform private.keep_promise(p_event);
  update public.judging_setups set looks = p_looks where event_id = p_event and v_round = 1;
  update public.judging_finals set looks = p_looks where event_id = p_event and v_round = 2;
  if exists (select from jsonb_to_recordset(p_pairs) w (judge uuid, first bigint, second bigint)
    where private.is_kept_off(w.first, w.judge) or private.is_kept_off(w.second, w.judge)
      or not private.can_judge(p_event, w.judge)
      or not exists (select from public.submissions t where t.event_id = p_event and t.team_id = w.first)
      or not exists (select from public.submissions t where t.event_id = p_event and t.team_id = w.second)
      or (v_round = 2 and not (private.is_finalist(w.first) and private.is_finalist(w.second)))) then
    perform private.refuse('plan_is_outdated');
  elsif exists (select from jsonb_to_recordset(p_pairs) w (judge uuid, first bigint, second bigint)
      group by w.judge, least(w.first, w.second), greatest(w.first, w.second) having count(*) > 1) then
    perform private.refuse('judging_pairs_are_shown_once');
  end if;
  delete from public.judging_pairs p where p.event_id = p_event and p.round = v_round
    and not exists (select from public.pair_verdicts v where v.pair_id = p.id)
    and not exists (select from jsonb_to_recordset(p_pairs) w (judge uuid, first bigint, second bigint)
      where w.judge = p.judge_id and least(w.first, w.second) = least(p.first_id, p.second_id) and greatest(w.first, w.second) = greatest(p.first_id, p.second_id));
  insert into public.judging_pairs (id, event_id, judge_id, round, first_id, second_id) overriding system value
  select coalesce(f.id, nextval(pg_get_serial_sequence('public.judging_pairs', 'id'))), p_event, w.judge, v_round,
    coalesce(f.first_id, w.first), coalesce(f.second_id, w.second)
  from jsonb_to_recordset(p_pairs) w (judge uuid, first bigint, second bigint)
    left join private.freed_pairs f on f.judge_id = w.judge and f.round = v_round
      and least(f.first_id, f.second_id) = least(w.first, w.second) and greatest(f.first_id, f.second_id) = greatest(w.first, w.second)
  where not exists (select from public.judging_pairs p where p.judge_id = w.judge and p.round = v_round
    and least(p.first_id, p.second_id) = least(w.first, w.second) and greatest(p.first_id, p.second_id) = greatest(w.first, w.second));
  select count(*) into v_pairs from public.judging_pairs where event_id = p_event and round = v_round;
  perform private.log('judging.planned', 'events', p_event::text, jsonb_build_object('pairs', v_pairs));
  return v_pairs;
end $$;

-- Which of the two a judge finds better, and again until the voting begins by the database clock. p_version: as for marks.
-- p_comment: why, which both teams read at the results where the event has it so. A pair is of one round. Returns the version. Refuses:
-- no_such_pair, deal_again's, judge_dropped_out, judge_has_a_conflict, judging_round_is_over, judging_has_not_begun, judging_is_over, given_by_an_earlier_link, judgement_was_changed,
-- pair_choice_is_one.
create function public.save_verdict(p_pair bigint, p_choice text, p_version integer default 0, p_comment text default '') returns integer
language plpgsql security definer set search_path = '' as $$
begin
  return private.keep_verdict(private.caller(), p_pair, jsonb_build_object('choice', p_choice, 'version', p_version, 'comment', p_comment));
end $$;

-- me: the judge, member or guest. p_given: {"choice", "version", "comment"}.
create function private.keep_verdict(me uuid, p_pair bigint, p_given jsonb) returns integer
language plpgsql security definer set search_path = '' as $$
declare
  p public.judging_pairs;
  v public.pair_verdicts;
  v_now timestamptz;
  v_comment text := btrim(coalesce(p_given ->> 'comment', ''));
  v_went boolean := false;
begin
  p := private.pair_of(p_pair, me);
  if p.id is null then
    perform private.refuse('no_such_pair', 404);
  end if;
  perform from public.events where id = p.event_id for share;
  -- shared with other judges, not with whoever deals anew, declares a conflict or opens the scores
  perform from public.judging_setups where event_id = p.event_id for share;
  -- one answer of a judge to a pair at a time
  perform from public.judging_pairs where id = p_pair for no key update;
  if not found then
    -- it went with a new deal while this was given
    v_went := true;
  end if;
  if private.has_dropped_out(p.event_id, me) then
    perform private.refuse('judge_dropped_out', 403);
  elsif private.is_kept_off_pair(p) then
    perform private.refuse('judge_has_a_conflict', 403);
  elsif not coalesce(p_given ->> 'choice' = any (enum_range(null::public.pair_choice)::text[]), false) then
    perform private.refuse('pair_choice_is_one', 400);
  end if;
  if p.round <> private.judging_round(p.event_id) or private.judging_state(p.event_id) = 'closed' and private.is_past_round(p.event_id, p.round) then
    perform private.refuse('judging_round_is_over');
  end if;
  if v_went then
    perform private.deal_again(p_pair);
    perform from public.judging_pairs where id = p_pair for no key update;
  end if;
  v_now := private.now();
  case private.judging_state(p.event_id)
    when 'before' then perform private.refuse('judging_has_not_begun');
    when 'open' then null;
    else perform private.refuse('judging_is_over');
  end case;
  select * into v from public.pair_verdicts where pair_id = p_pair;
  if v.version is not null and private.is_by_an_earlier_link(me, v.saved_at) then
    perform private.refuse('given_by_an_earlier_link', 403);
  -- the same answer again says that it stands for what was handed in since
  elsif v.choice::text = p_given ->> 'choice' and v.comment = v_comment
      and v.saved_at >= (select max(submitted_at) from public.submissions where team_id in (p.first_id, p.second_id)) then
    return v.version;
  elsif coalesce(v.version, 0) <> coalesce((p_given ->> 'version')::integer, 0) then
    perform private.refuse('judgement_was_changed');
  end if;
  insert into public.pair_verdicts as mine (pair_id, event_id, judge_id, round, choice, comment, saved_at)
  values (p_pair, p.event_id, me, p.round, (p_given ->> 'choice')::public.pair_choice, v_comment, v_now)
  on conflict (pair_id) do update set choice = excluded.choice, comment = excluded.comment, version = mine.version + 1, saved_at = excluded.saved_at
  returning * into v;
  perform private.log_judge('judging.compared', p.event_id, me);
  return v.version;
end $$;
grant execute on function public.deal_pairs(bigint, integer, jsonb), public.save_verdict(bigint, text, integer, text) to authenticated;

-- What a team handed in, field by field, and its files as lists have them.
create function private.handed_in(w public.submissions) returns jsonb
language sql stable set search_path = '' as $$
  select jsonb_build_object('answers', w.answers || jsonb_build_object('pitch', w.pitch, 'link', w.link), 'links', w.links,
    'files', (select coalesce(jsonb_agg(jsonb_build_object('id', f.id, 'name', f.name, 'media_type', f.media_type, 'size', f.size,
        'alt', f.alt, 'hash', f.hash) order by f.id), '[]')
      from public.handed_in_files h join public.submission_files f on f.id = h.file_id where h.team_id = w.team_id))
$$;

-- The pairs that a judge compares in the round that is judged now; in a preview, where nobody was dealt any, two of a sample, with ids
-- that no pair has.
create function private.pairs_to_judge(p_event bigint, p_judge uuid) returns setof public.judging_pairs
language plpgsql stable set search_path = '' as $$
begin
  if private.preview() is null then
    return query select q.* from public.judging_pairs q
      where q.event_id = p_event and q.judge_id = p_judge and q.round = private.judging_round(p_event);
  else
    return query select 900000000000000 + s.place, p_event, p_judge, s.round, s.team_id, s.beside, private.now()
      from private.sample_to_judge(p_event) s where s.method = 'pairs' and s.beside is not null limit 2;
  end if;
end $$;
grant execute on function private.pairs_to_judge(bigint, uuid) to authenticated;

-- The pairs of one judge with what he or she said, and what the teams in them handed in, each once: as far as the policies show it.
create function private.pair_queue(p_event bigint, p_judge uuid) returns jsonb
language sql stable set search_path = '' as $$
  with mine as (select q as pair, q.id, q.first_id, q.second_id from private.pairs_to_judge(p_event, p_judge) q)
  select jsonb_build_object(
    'pairs', (select coalesce(jsonb_agg(jsonb_build_object('id', m.id, 'first', m.first_id, 'second', m.second_id,
        'has_conflict', not private.pair_counts(m.pair),
        'given', (select jsonb_build_object('version', v.version, 'choice', case when s.is_sealed then 'skip' else v.choice::text end,
            'comment', case when s.is_sealed then '' else v.comment end, 'is_sealed', s.is_sealed,
            'is_outdated', v.saved_at < (select max(w.submitted_at) from public.submissions w where w.team_id in (m.first_id, m.second_id)))
          from public.pair_verdicts v, lateral (select private.is_by_an_earlier_link(p_judge, v.saved_at) as is_sealed) s where v.pair_id = m.id))
        order by md5(p_judge::text || m.id)), '[]') from mine m
      where exists (select from public.submissions w where w.team_id = m.first_id) and exists (select from public.submissions w where w.team_id = m.second_id)),
    'projects', (select coalesce(jsonb_agg(jsonb_build_object('team', t.id, 'name', t.name, 'idea', i.title,
        'more_until', private.more_time_of(t.id), 'written', private.handed_in(w)) order by t.id), '[]')
      from public.submissions w join public.teams t on t.id = w.team_id join public.ideas i on i.id = t.idea_id
      where w.event_id = p_event and exists (select from mine m where t.id in (m.first_id, m.second_id))))
$$;
grant execute on function private.pair_queue(bigint, uuid), private.handed_in(public.submissions) to authenticated;
