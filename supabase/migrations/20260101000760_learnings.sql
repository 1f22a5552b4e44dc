-- learnings, found: the library, one learning with its evidence, and what is known before somebody tests it again.
-- All run as the owner, after the same question that every policy here asks: beneath row level security no index on
-- words, tags or likeness may be used, because their operators are not leakproof.

create index decisions_by_learned on public.decisions using gin (to_tsvector('english', learned)) where learned <> '';
create index decisions_that_taught on public.decisions (decided_at desc, id desc) where learned <> '';

-- The last word on each experiment about a claim, however it was worded.
create view public.current_evidence with (security_invoker = true) as
select e.* from public.evidence e
where not exists (select from public.evidence later
  where later.root_id = e.root_id and later.experiment_id = e.experiment_id and later.id > e.id);
grant select on public.current_evidence to authenticated;

-- A learning as lists show it.
create function private.learning_line(p_learning public.learnings) returns jsonb
language sql stable set search_path = '' as $$
  select jsonb_build_object('kind', 'learning', 'id', p_learning.id, 'claim', p_learning.claim, 'tags', to_jsonb(p_learning.tags),
    'at', p_learning.written_at, 'author', (select name from public.people where id = p_learning.written_by),
    'supports', count(*) filter (where e.stance = 'supports'), 'contradicts', count(*) filter (where e.stance = 'contradicts'))
  from public.current_evidence e where e.root_id = p_learning.root_id
$$;

-- What a decision says was learned, as lists show it.
create function private.decision_line(p_decision public.decisions) returns jsonb
language sql stable set search_path = '' as $$
  select jsonb_build_object('kind', 'decision', 'id', p_decision.id, 'claim', p_decision.learned, 'at', p_decision.decided_at,
    'experiment_id', x.id, 'title', x.title, 'outcome', p_decision.outcome,
    'tags', (select coalesce(jsonb_agg(distinct t.name), '[]') from public.experiment_tags e
      join public.tags t on t.id = e.tag_id where e.experiment_id = x.id))
  from public.experiments x where x.id = p_decision.experiment_id
$$;

-- The library, 25 a page: learnings and what decisions taught together, best first where words are asked for, else
-- newest first, further pages from p_before on. Words that nothing contains are looked for by likeness (is_close).
create function public.find_learnings(p_q text default '', p_tag text default null, p_before timestamptz default null) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  v_q text := left(btrim(coalesce(p_q, '')), 200);
  v_words tsquery := websearch_to_tsquery('english', v_q);
  v_tag text := lower(btrim(p_tag));
  v_before timestamptz := coalesce(p_before, 'infinity');
  v_lines jsonb;
  v_is_close boolean := false;
begin
  if not private.is_member() then
    perform private.refuse('sign_in_first', 401);
  end if;
  if v_q = '' then
    select coalesce(jsonb_agg(f.line order by f.at desc), '[]') into v_lines from (
      (select l.written_at as at, private.learning_line(l) as line from public.learnings l
        where l.is_current and l.written_at < v_before and (v_tag is null or l.tags @> array[v_tag])
        order by l.written_at desc, l.id desc limit 26)
      union all
      (select d.decided_at, private.decision_line(d) from public.decisions d
        where d.learned <> '' and d.decided_at < v_before and not exists (select from public.decisions s where s.supersedes_id = d.id) and (v_tag is null or exists (select from public.tags t
          join public.experiment_tags e on e.tag_id = t.id where t.name = v_tag and e.experiment_id = d.experiment_id))
        order by d.decided_at desc, d.id desc limit 26)
      order by 1 desc limit 26) f;
  else
    -- of each at most 500 are ranked, so that a common word stays fast
    select coalesce(jsonb_agg(f.line order by f.rank desc, f.at desc), '[]') into v_lines from (
      (select ts_rank(l.search, v_words) as rank, l.written_at as at, private.learning_line(l) as line
        from (select m.id from public.learnings m where m.search @@ v_words and m.is_current
          and (v_tag is null or m.tags @> array[v_tag]) limit 500) found join public.learnings l on l.id = found.id
        order by 1 desc, 2 desc limit 26)
      union all
      (select ts_rank(to_tsvector('english', d.learned), v_words), d.decided_at, private.decision_line(d)
        from (select m.id from public.decisions m where m.learned <> '' and to_tsvector('english', m.learned) @@ v_words
          and not exists (select from public.decisions s where s.supersedes_id = m.id)
          and (v_tag is null or exists (select from public.tags t join public.experiment_tags e on e.tag_id = t.id
            where t.name = v_tag and e.experiment_id = m.experiment_id)) limit 500) found
          join public.decisions d on d.id = found.id
        order by 1 desc, 2 desc limit 26)
      order by 1 desc, 2 desc limit 26) f;
    if v_lines = '[]' then
      perform set_config('pg_trgm.word_similarity_threshold', '0.5', true);
      select coalesce(jsonb_agg(private.learning_line(f.l) order by f.likeness desc), '[]'), count(*) > 0 into v_lines, v_is_close
      from (select l, extensions.word_similarity(v_q, l.claim) as likeness from public.learnings l
        where l.id in (select m.id from public.learnings m where v_q operator(extensions.<%) m.claim and m.is_current
          and (v_tag is null or m.tags @> array[v_tag]) limit 500)
        order by 2 desc, l.id desc limit 25) f;
    end if;
  end if;
  return jsonb_build_object('lines', case when jsonb_array_length(v_lines) > 25 then v_lines - 25 else v_lines end,
    'has_more', jsonb_array_length(v_lines) > 25, 'is_close', v_is_close,
    -- of the latest thousand, the words most used
    'tags', (select coalesce(jsonb_agg(u.tag order by u.uses desc, u.tag), '[]') from (
      select tag, count(*) as uses from (select tags from public.learnings where is_current order by written_at desc, id desc limit 1000) l,
        unnest(l.tags) tag group by tag order by 2 desc, 1 limit 24) u));
end $$;

-- One learning with its wordings and its evidence; null when there is none.
create function public.read_learning(p_learning bigint) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  l public.learnings;
begin
  if not private.is_member() then
    perform private.refuse('sign_in_first', 401);
  end if;
  select * into l from public.learnings where id = p_learning;
  return case when l.id is not null then private.learning_line(l) || jsonb_build_object('detail', l.detail, 'reason', l.reason,
    'current_id', (select id from public.learnings where root_id = l.root_id and is_current),
    'may_reword', l.written_by = auth.uid() or private.has_role('leader', 'admin'),
    'earlier', (select coalesce(jsonb_agg(jsonb_build_object('id', e.id, 'claim', e.claim, 'at', e.written_at, 'author', p.name,
        -- why it was worded differently stands with what took its place
        'reason', (select n.reason from public.learnings n where n.replaces_id = e.id)) order by e.id desc), '[]')
      from public.learnings e join public.people p on p.id = e.written_by where e.root_id = l.root_id and e.id < l.id),
    'evidence', (select coalesce(jsonb_agg(jsonb_build_object('id', e.id, 'experiment_id', x.id, 'title', x.title,
        'state', private.experiment_state(x, private.today()), 'stance', e.stance, 'note', e.note, 'at', e.added_at,
        'author', p.name, 'is_current', c.id is not null, 'is_of_earlier', e.learning_id <> l.id) order by (c.id is null), e.stance, e.id), '[]')
      from public.evidence e join public.experiments x on x.id = e.experiment_id join public.people p on p.id = e.added_by
        left join public.current_evidence c on c.id = e.id where e.root_id = l.root_id),
    -- the experiments the reader may speak for
    'mine', (select coalesce(jsonb_agg(jsonb_build_object('id', m.id, 'title', m.title) order by m.started_at desc), '[]') from (
      select x.id, x.title, x.started_at from public.experiments x
      where x.started_at is not null and (private.has_role('leader', 'admin') or auth.uid() in (x.drafted_by, x.marketing_owner_id, x.it_owner_id)
        or exists (select from public.teams t join public.team_members m on m.team_id = t.id
          where t.idea_id = x.idea_id and m.person_id = auth.uid()))
      order by x.started_at desc limit 100) m)) end;
end $$;

-- What is known about a title and a text: at most five experiments like them with what came of each and why, three
-- ideas, three learnings. p_except is the experiment that is being planned, p_idea the idea it is planned from: neither
-- is like itself.
create function public.similar_tests(p_title text, p_text text default '', p_except bigint default null, p_idea bigint default null)
returns jsonb
language plpgsql stable security definer set search_path = '' set pg_trgm.word_similarity_threshold = 0.4 as $$
declare
  v_title text := left(btrim(coalesce(p_title, '')), 120);
  v_text text := left(btrim(v_title || ' ' || coalesce(p_text, '')), 600);
  v_words tsquery := replace(plainto_tsquery('english', v_text)::text, '&', '|')::tsquery;
  v_title_words tsquery := replace(plainto_tsquery('english', v_title)::text, '&', '|')::tsquery;
  -- ts_rank of words joined by "or" is 0.608 for each that is in a title, less for one in the text, divided by their number
  v_count integer := cardinality(tsvector_to_array(to_tsvector('english', v_text)));
  -- half the words of a short text, a tenth of a long one
  v_enough double precision := greatest(least(1.5, v_count * 0.5), v_count * 0.1) * 0.608 / greatest(v_count, 1);
  v_idea bigint := coalesce(p_idea, (select idea_id from public.experiments where id = p_except));
  v_telling record := private.telling_words(v_title);
begin
  if not private.is_member() then
    perform private.refuse('sign_in_first', 401);
  elsif length(v_text) < 4 then
    return '{"experiments": [], "ideas": [], "learnings": []}';
  end if;
  return jsonb_build_object(
    'experiments', (
      with alike as (
        select x.id, 1 + extensions.similarity(x.title, v_title) as score from public.experiments x
        where x.title operator(extensions.%) v_title limit 200
      ), partly as (
        select c.id, 0.6 + c.likeness as score
        from (select x.id, extensions.word_similarity(v_telling.words, x.title) as likeness from public.experiments x
          where v_telling.words operator(extensions.<%) x.title limit 3000) c
        where c.likeness >= v_telling.enough order by c.likeness desc limit 50
      ), of_ideas as (
        -- it may be called otherwise than the idea it tests
        select x.id, 0.5 + l.likeness as score from private.ideas_like(v_title) l join public.experiments x on x.idea_id = l.id
        where l.likeness >= 0.4 and l.id is distinct from v_idea order by l.likeness desc limit 50
      ), related as (
        -- a word may be in every other plan: those with all words of the title first, and at most 700 are ranked
        select r.id, ts_rank(r.search, v_words) + ts_rank(r.search, v_title_words) as score
        from (select x.id, x.search from (select id, search from public.experiments
            where search @@ plainto_tsquery('english', v_title) limit 200) x
          union all select x.id, x.search from (select id, search from public.experiments where search @@ v_words limit 500) x) r
        where ts_rank(r.search, v_words) >= v_enough
      ), tagged as (
        -- two tags in common say more than words; of a tag that everybody uses, the latest 500
        select e.experiment_id as id, 0.4 + 0.1 * count(*) as score
        from public.experiment_tags mine cross join lateral (select t.experiment_id from public.experiment_tags t
          where t.tag_id = mine.tag_id order by t.experiment_id desc limit 500) e
        where mine.experiment_id = p_except group by e.experiment_id having count(*) >= 2
      ), best as (
        select u.id, max(u.score) as score from (select * from alike union all select * from partly
          union all select * from of_ideas union all select * from related union all select * from tagged) u
        where u.id is distinct from p_except group by u.id order by 2 desc, 1 desc limit 5
      )
      select coalesce(jsonb_agg(jsonb_build_object('id', x.id, 'title', x.title, 'change', x.change,
        'state', private.experiment_state(x, private.today()), 'ended_at', x.ended_at, 'started_at', x.started_at,
        'outcome', d.outcome, 'why', coalesce(nullif(d.learned, ''), d.rationale)) order by b.score desc, b.id desc), '[]')
      from best b join public.experiments x on x.id = b.id
        left join lateral (select * from public.decisions d where d.experiment_id = x.id order by d.id desc limit 1) d on true),
    'ideas', (select coalesce(jsonb_agg(to_jsonb(s)), '[]') from (
      select s.id, s.title, s.supports from public.similar_ideas(v_title, v_idea) s
      -- an idea that was tested is told by its experiment
      where not exists (select from public.experiments x where x.idea_id = s.id and x.started_at is not null) limit 3) s),
    'learnings', (select coalesce(jsonb_agg(private.learning_line(f.l) order by f.score desc), '[]') from (
      select l, ts_rank(l.search, v_words) as score
      from (select m.id from public.learnings m where m.search @@ v_words and m.is_current limit 500) found
        join public.learnings l on l.id = found.id
      where ts_rank(l.search, v_words) >= v_enough order by 2 desc, l.id desc limit 3) f));
end $$;

-- What an experiment taught, for its page; and what is like it. Asked together: one page, one call.
create function public.read_knowledge(p_experiment bigint) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
begin
  if not private.is_member() then
    perform private.refuse('sign_in_first', 401);
  end if;
  return (select public.similar_tests(x.title, x.change || ' ' || x.expected_outcome, x.id) || jsonb_build_object(
    'taught', (select coalesce(jsonb_agg(private.learning_line(l) || jsonb_build_object('stance', e.stance, 'note', e.note) order by e.id desc), '[]')
      from public.current_evidence e join public.learnings l on l.root_id = e.root_id and l.is_current where e.experiment_id = x.id))
  from public.experiments x where x.id = p_experiment);
end $$;

grant execute on function public.find_learnings(text, text, timestamptz), public.read_learning(bigint),
  public.similar_tests(text, text, bigint, bigint), public.read_knowledge(bigint) to authenticated;
