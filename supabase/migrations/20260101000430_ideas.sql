-- ideas, scored by two sides: marketing says how much an idea would change, IT how much work it is, each with how sure they
-- are. What others said is told after one has said it oneself, so that nobody follows the first number.

create table public.idea_scores (
  idea_id bigint not null references public.ideas (id) on delete cascade,
  person_id uuid not null references public.people (id) on delete restrict,
  -- marketing scores the impact, it the effort; kept as it was when the score was first given
  side public.job_function not null,
  score smallint not null,
  -- 1 a guess, 2 fairly sure, 3 known
  confidence smallint not null,
  scored_at timestamptz not null default private.now(),
  changed_at timestamptz,
  primary key (idea_id, person_id),
  constraint idea_scores_are_of_two_sides check (side in ('marketing', 'it')),
  constraint idea_scores_go_from_one_to_five check (score between 1 and 5),
  constraint idea_scores_have_a_confidence check (confidence between 1 and 3)
);
create index idea_scores_by_person on public.idea_scores (person_id);
alter table public.idea_scores enable row level security;
-- what a single person said is nobody else's, at any time
create policy idea_scores_are_seen_by_themselves on public.idea_scores for select to authenticated
  using (person_id = (select auth.uid()) and (select private.is_member()));
grant select on public.idea_scores to authenticated;

-- What the scores of an idea come to: how often each of 1 to 5 was said, kept by a trigger. For lists in order: medians
-- times two (whole numbers), and how far apart two people of one side are on average, in thousandths of a step.
create table public.idea_scorings (
  idea_id bigint primary key references public.ideas (id) on delete cascade,
  impacts integer[] not null,
  efforts integer[] not null,
  impact_sureness integer[] not null,
  effort_sureness integer[] not null,
  impact smallint,
  effort smallint,
  ease smallint generated always as (12 - effort) stored,
  apart integer not null
);
create index idea_scorings_by_impact on public.idea_scorings (impact desc, idea_id desc) where impact is not null;
create index idea_scorings_by_ease on public.idea_scorings (ease desc, idea_id desc) where ease is not null;
create index idea_scorings_by_disagreement on public.idea_scorings (apart desc, idea_id desc);
alter table public.idea_scorings enable row level security;

-- Who may know what others said: who has scored it, who scores nothing (their function is neither of the two), and everybody
-- once the event of the idea takes no more.
create function private.sees_scores(p_idea bigint) returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (select from public.idea_scores s where s.idea_id = p_idea and s.person_id = auth.uid())
    or exists (select from public.people p where p.id = auth.uid() and p.function = 'other')
    or exists (select from public.ideas i join public.events e on e.id = i.event_id, private.now() n where i.id = p_idea and n >= e.judging_at)
$$;
grant execute on function private.sees_scores(bigint) to authenticated;
create policy idea_scorings_are_seen_after_ones_own on public.idea_scorings for select to authenticated
  using ((select private.is_member()) and idea_id <> all ((select private.hidden_ideas())::bigint[]) and private.sees_scores(idea_id));
grant select on public.idea_scorings to authenticated;

-- How far apart two of these people are on average, in steps of the scale: Gini's mean difference from counts of 1 to 5.
create function private.mean_difference(p_counts integer[]) returns numeric
language sql immutable set search_path = '' as $$
  select coalesce(sum(a.n * b.n * (b.score - a.score)) / nullif(t.n * (t.n - 1) / 2.0, 0), 0)
  from (select sum(n)::numeric as n from unnest(p_counts) n) t,
    unnest(p_counts) with ordinality a (n, score), unnest(p_counts) with ordinality b (n, score)
  where b.score > a.score group by t.n
$$;

create function private.tally_scores() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  v_idea bigint := new.idea_id;
  v_impacts integer[];
  v_efforts integer[];
begin
  insert into public.idea_scorings (idea_id, impacts, efforts, impact_sureness, effort_sureness, apart)
  values (v_idea, '{0,0,0,0,0}', '{0,0,0,0,0}', '{0,0,0}', '{0,0,0}', 0) on conflict do nothing;
  -- held, then counted: what others score at this moment is seen or waits
  perform from public.idea_scorings where idea_id = v_idea for update;
  v_impacts := array(select count(s.score) from generate_series(1, 5) g left join public.idea_scores s
    on s.idea_id = v_idea and s.side = 'marketing' and s.score = g group by g order by g);
  v_efforts := array(select count(s.score) from generate_series(1, 5) g left join public.idea_scores s
    on s.idea_id = v_idea and s.side = 'it' and s.score = g group by g order by g);
  update public.idea_scorings set impacts = v_impacts, efforts = v_efforts,
    impact_sureness = array(select count(s.score) from generate_series(1, 3) g left join public.idea_scores s
      on s.idea_id = v_idea and s.side = 'marketing' and s.confidence = g group by g order by g),
    effort_sureness = array(select count(s.score) from generate_series(1, 3) g left join public.idea_scores s
      on s.idea_id = v_idea and s.side = 'it' and s.confidence = g group by g order by g),
    impact = (select percentile_cont(0.5) within group (order by s.score) * 2 from public.idea_scores s where s.idea_id = v_idea and s.side = 'marketing'),
    effort = (select percentile_cont(0.5) within group (order by s.score) * 2 from public.idea_scores s where s.idea_id = v_idea and s.side = 'it'),
    apart = round(1000 * greatest(private.mean_difference(v_impacts), private.mean_difference(v_efforts)))
  where idea_id = v_idea;
  return null;
end $$;
create trigger idea_scores_are_tallied after insert or update on public.idea_scores
  for each row execute function private.tally_scores();

-- Scores an idea for one's own side, or changes what one said. Somebody bridging chooses the side with the first score of an
-- idea and keeps it there. The log says that somebody scored, not what. Refuses: no_such_idea, idea_is_merged,
-- scores_are_of_marketing_and_it, score_is_for_your_own_side, score_keeps_its_side.
create function public.score_idea(p_idea bigint, p_score integer, p_confidence integer, p_side public.job_function default null) returns void
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.caller();
  p public.people;
  i public.ideas;
  s public.idea_scores;
  v_side public.job_function;
begin
  select * into i from public.ideas where id = p_idea for share;
  if not found then
    perform private.refuse('no_such_idea', 404);
  elsif i.merged_into is not null then
    perform private.refuse('idea_is_merged');
  end if;
  select * into p from public.people where id = me;
  select * into s from public.idea_scores where idea_id = p_idea and person_id = me for update;
  v_side := coalesce(p_side, s.side, p.function);
  if s.side is null and v_side = 'other' then
    perform private.refuse('scores_are_of_marketing_and_it', 403);
  elsif s.side is null and v_side <> p.function and not p.is_bridging then
    perform private.refuse('score_is_for_your_own_side', 403);
  elsif s.side <> v_side then
    perform private.refuse('score_keeps_its_side');
  elsif s.score = p_score and s.confidence = p_confidence then
    return;
  end if;
  insert into public.idea_scores as o (idea_id, person_id, side, score, confidence) values (p_idea, me, v_side, p_score, p_confidence)
  on conflict (idea_id, person_id) do update set score = excluded.score, confidence = excluded.confidence, changed_at = private.now()
  where o.side = excluded.side returning * into s;
  -- somebody's two first scores at once, for both sides: the first one stands
  if s.side is distinct from v_side then
    perform private.refuse('score_keeps_its_side');
  end if;
  perform private.log('idea.scored', 'ideas', p_idea::text, jsonb_build_object('side', v_side, 'again', s.changed_at is not null));
end $$;
grant execute on function public.score_idea(bigint, integer, integer, public.job_function) to authenticated;

-- What an idea was scored, as far as the person who asks may know: how many scored it is always told. null without such an idea.
create function public.read_scores(p_idea bigint) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
begin
  if not private.is_member() then
    perform private.refuse('sign_in_first', 401);
  end if;
  return (select jsonb_build_object(
    'mine', (select jsonb_build_object('side', s.side, 'score', s.score, 'confidence', s.confidence)
      from public.idea_scores s where s.idea_id = i.id and s.person_id = auth.uid()),
    'marketing', (select coalesce(sum(n), 0) from unnest(g.impacts) n), 'it', (select coalesce(sum(n), 0) from unnest(g.efforts) n),
    'scoring', case when private.sees_scores(i.id) then jsonb_build_object('impacts', coalesce(g.impacts, '{0,0,0,0,0}'),
      'efforts', coalesce(g.efforts, '{0,0,0,0,0}'), 'impact_sureness', coalesce(g.impact_sureness, '{0,0,0}'),
      'effort_sureness', coalesce(g.effort_sureness, '{0,0,0}')) end)
  from public.ideas i left join public.idea_scorings g on g.idea_id = i.id
  where i.id = p_idea and i.id <> all (private.hidden_ideas()));
end $$;
grant execute on function public.read_scores(bigint) to authenticated;
