-- ideas, found: the list with its filters, and what is like an idea that is being written.
-- Both run as the owner, after the same question that every policy of ideas asks: beneath row level security no index
-- on words, tags or likeness may be used, because their operators are not leakproof.

-- One page of ideas, at most 50, with what its filters can be; everything in one answer.
-- p_sort: 'match' (how well the words fit: they weigh most in the title, then in tags, in the problem, in the proposal and
-- the title of its challenge; then the most supported),
-- where there are words and no p_sort, 'support', where there are neither, or 'newest'; 'impact', 'ease' and 'apart' (where one
-- side disagrees most) list what was scored, as far as the person who asks may know the scores.
-- p_after: where the page before ended, [what it is sorted by, id]; by match [sorted_by, supports, id].
-- Of words that very many ideas have, the ten thousand most supported ones are put in order by match, so that it stays fast.
-- Words that nothing contains are looked for by likeness to titles instead (is_close), best first, without further pages; not
-- where some are excluded (-word): a likeness would bring back just those.
create function public.find_ideas(p_q text default '', p_event text default null, p_challenge bigint default null,
  p_tag text default null, p_sort text default null, p_after bigint[] default null, p_limit integer default 50,
  p_priority bigint default null)
returns json language plpgsql stable security definer set search_path = '' as $$
declare
  v_q text := left(btrim(coalesce(p_q, '')), 200);
  v_limit integer := least(greatest(p_limit, 1), 50);
  v_event bigint;
  v_where text := 'i.is_listed';
  -- by a score or not at all, from this list and nothing else: it becomes the name of a column
  v_score text := case when p_sort in ('impact', 'ease', 'apart') then p_sort end;
  v_words tsquery := case when v_q <> '' then websearch_to_tsquery('english', v_q) end;
  -- a sign outside of the quoted words
  v_excludes boolean := strpos(regexp_replace(v_words::text, '''[^'']*''', '', 'g'), '!') > 0;
  v_matches boolean := v_q <> '' and coalesce(p_sort, 'match') = 'match';
  v_order text := case when p_sort = 'newest' then 'i.proposed_at desc, i.id desc' when v_score is not null then 'g.' || v_score || ' desc, g.idea_id desc'
    else 'i.supports desc, i.id desc' end;
  v_find constant text := 'select array(select i.id from public.ideas i %s where %s order by %s limit %s)';
  v_join text := '';
  v_is_free boolean := exists (select from public.people where id = auth.uid() and function = 'other');
  v_ids bigint[];
  v_supported bigint[];
  v_close boolean := false;
  v_now timestamptz := private.now();
  me uuid := auth.uid();
begin
  if not private.is_member() then
    perform private.refuse('sign_in_first', 401);
  end if;
  -- no event of that name: nothing is found, rather than everything
  if p_event is not null then
    select coalesce((select id from public.events where slug = p_event), 0) into v_event;
    v_where := v_where || ' and i.event_id = $2';
  end if;
  -- the challenge of another event is left from an earlier choice
  if p_challenge is not null and (v_event is null or exists (
    select from public.challenges c where c.id = p_challenge and c.event_id = v_event)) then
    v_where := v_where || ' and i.challenge_id = $3';
  end if;
  if p_tag is not null then
    v_where := v_where || ' and i.tags @> array[lower($4)]';
  end if;
  if p_priority is not null then
    v_where := v_where || ' and i.priority_id = $6';
  end if;
  if v_score is not null then
    v_join := 'join public.idea_scorings g on g.idea_id = i.id';
    v_where := v_where || ' and g.' || v_score || case v_score when 'apart' then ' > 0' else ' is not null' end
      -- as private.sees_scores says, for many at once
      || case when v_is_free then '' else ' and (exists (select from public.idea_scores s where s.idea_id = i.id and s.person_id = $7)
        or i.event_id in (select e.id from public.events e where e.judging_at <= $8))' end;
  end if;
  -- which ones is run as text with its values, so that each set of filters gets a plan of its own; what they say is
  -- read below by a plan that is kept
  execute case when v_matches then format($q$
    select array(select m.id from (select i.id, i.supports, (ts_rank(i.search, $9) * 1000000)::integer as match from public.ideas i
      where %s and i.search @@ $9 order by i.supports desc, i.id desc limit 10000) m
    where $5 is null or (m.match, m.supports, m.id) < ($5[1], $5[2], $5[3]) order by m.match desc, m.supports desc, m.id desc limit %s)$q$,
    v_where, v_limit + 1)
  else format(v_find, v_join, v_where || case when v_q <> '' then ' and i.search @@ $9' else '' end
    || case when p_after is null then ''
      when p_sort = 'newest' then $q$ and (i.proposed_at, i.id) < (timestamptz 'epoch' + $5[1] * interval '1 microsecond', $5[2])$q$
      when v_score is not null then ' and (g.' || v_score || ', g.idea_id) < ($5[1], $5[2])'
      else ' and (i.supports, i.id) < ($5[1], $5[2])' end, v_order, v_limit + 1) end
  into v_ids using v_q, v_event, p_challenge, p_tag, p_after, p_priority, me, v_now, v_words;
  if v_q <> '' and p_after is null and v_ids = '{}' and v_score is null and not v_excludes then
    perform set_config('pg_trgm.word_similarity_threshold', '0.5', true);
    -- of the titles that are like it at most 500 are put in order, so that a common word stays fast
    execute format(v_find, '', 'i.id in (select i.id from public.ideas i where ' || v_where
      || ' and $1 operator(extensions.<%) i.title limit 500)',
      'extensions.word_similarity($1, i.title) desc, i.supports desc, i.id desc', v_limit)
    into v_ids using v_q, v_event, p_challenge, p_tag, null::bigint[], p_priority, me, v_now;
    v_close := v_ids <> '{}';
  end if;
  v_supported := array(select s.idea_id from public.supports s where s.person_id = me and s.idea_id = any (v_ids));
  return json_build_object(
    'ideas', (select coalesce(json_agg(l order by l.place), '[]') from (
      select i.id, i.title, left(i.problem, 280) as problem, i.tags, i.proposed_at, i.supports, i.marketing_supports,
        i.it_supports, i.comments, p.name as author, p.function as author_function, p.is_bridging as author_is_bridging,
        e.name as event, c.title as challenge,
        i.id = any (v_supported) as is_supported,
        case when v_is_free or mine.idea_id is not null or v_now >= e.judging_at then g.impacts end as impacts,
        case when v_is_free or mine.idea_id is not null or v_now >= e.judging_at then g.efforts end as efforts,
        case when v_matches then (ts_rank(i.search, v_words) * 1000000)::integer else coalesce(case v_score when 'impact' then g.impact when 'ease' then g.ease when 'apart' then g.apart end, 0) end as sorted_by,
        case when i.merged > 0 then private.co_authors(i.id) else '{}' end as co_authors,
        (extract(epoch from i.proposed_at) * 1000000)::bigint as proposed_us, f.place
      from unnest(v_ids[:v_limit]) with ordinality f (id, place)
        join public.ideas i on i.id = f.id join public.people p on p.id = i.proposed_by
        left join public.idea_scorings g on g.idea_id = i.id
        left join public.idea_scores mine on mine.idea_id = i.id and mine.person_id = me
        left join public.events e on e.id = i.event_id left join public.challenges c on c.id = i.challenge_id) l),
    'has_more', cardinality(v_ids) > v_limit, 'is_close', v_close,
    'may_import', private.has_role('leader', 'admin') or exists (select from public.events e
      where v_now >= e.ideation_at and v_now < e.judging_at and private.organizes(e.id)),
    'in_event', (select count(*) from public.ideas i where i.event_id = v_event and i.is_listed),
    -- of one's own; one whose idea was logged at the same moment is none any more
    'drafts', (select coalesce(json_agg(json_build_object('id', d.id, 'title', left(d.fields ->> 'title', 120), 'saved_at', d.saved_at) order by d.saved_at desc), '[]')
      from public.idea_drafts d where d.person_id = me and p_after is null
        and not exists (select from public.ideas i where i.key = d.key and (i.proposed_by = me or i.logged_by = me))),
    'events', (select coalesce(json_agg(json_build_object('slug', o.slug, 'name', o.name) order by o.ideation_at desc), '[]')
      from (select slug, name, ideation_at from public.events order by ideation_at desc, id limit 100) o),
    'priorities', (select coalesce(json_agg(json_build_object('id', r.id, 'name', r.name) order by r.position, r.id), '[]')
      from public.priorities r where r.retired_at is null or r.id = p_priority),
    'challenges', (select coalesce(json_agg(json_build_object('id', c.id, 'title', c.title) order by c.position), '[]')
      from public.challenges c where c.event_id = v_event));
end $$;

-- By which words of a text titles are compared: those that not every sentence has. And how much of them a title must have:
-- of several words less than half, so that each may be mistyped; one alone more, a short one nearly whole: it has few letters to go by.
create function private.telling_words(p_text text, out words text, out enough real)
language plpgsql immutable set search_path = '' as $$
begin
  select string_agg(w.word, ' ' order by w.place), case when count(*) filter (where length(w.word) > 2) > 1 then 0.4
    when sum(length(w.word)) > 5 then 0.48 else 0.62 end
  into words, enough
  from regexp_split_to_table(lower(p_text), '[^[:alnum:]]+') with ordinality w (word, place)
  where to_tsvector('english', w.word) <> '';
end $$;

-- The ideas like the words of one that is being written: titles that resemble it or have something like a part of it in them,
-- then texts that share its words. Those of one challenge are not alike for that, nor is what has the same tag.
create function private.ideas_like(p_text text) returns table (id bigint, likeness double precision)
language plpgsql stable security definer set search_path = '' set pg_trgm.word_similarity_threshold = 0.4 as $$
declare
  v_words tsquery := replace(plainto_tsquery('english', p_text)::text, '&', '|')::tsquery;
  -- in the title or the problem: what only the proposal says never weighs enough
  v_told tsquery := regexp_replace(v_words::text, '''(?:[^'']|'''')+''', '\&:AC', 'g')::tsquery;
  v_weights constant real[] := '{0.2, 0.4, 0, 1}';
  v_telling record := private.telling_words(p_text);
begin
  return query
    -- of each only so many are ranked, so that common words stay fast
    with whole as (
      select i.id, i.title, i.search from public.ideas i where i.title operator(extensions.%) p_text and i.is_listed limit 500
    ), partly as (
      select c.*, extensions.word_similarity(v_telling.words, c.title) as likeness
      from (select i.id, i.title, i.search from public.ideas i
        where v_telling.words operator(extensions.<%) i.title and i.is_listed limit 3000) c
      order by likeness desc limit 50
    ), related as (
      select i.id, i.title, i.search from public.ideas i where i.search @@ v_told and i.is_listed limit 500
    )
    select u.id, max(u.likeness) from (
      select w.id, (extensions.similarity(w.title, p_text) + ts_rank(v_weights, w.search, v_words))::double precision as likeness from whole w
      union all
      select p.id, p.likeness + ts_rank(v_weights, p.search, v_words) from partly p where p.likeness >= v_telling.enough
      union all
      -- about a third of the words in the title, or more of them in the text
      select r.id, extensions.similarity(r.title, p_text) + ts_rank(v_weights, r.search, v_words) from related r where ts_rank(v_weights, r.search, v_words) > 0.2
    ) u group by u.id;
end $$;

-- At most five ideas like the words of one that is being written, with the event they belong to and whether its results are out.
create function public.similar_ideas(p_text text, p_except bigint default null)
returns table (id bigint, title text, supports integer, marketing_supports integer, it_supports integer, event text, is_past boolean)
language plpgsql stable security definer set search_path = '' as $$
declare
  v_text text := left(btrim(coalesce(p_text, '')), 200);
begin
  if length(v_text) < 4 or not private.is_member() then
    return;
  end if;
  return query
    select i.id, i.title, i.supports, i.marketing_supports, i.it_supports, e.name, coalesce(e.results_at <= private.now(), false)
    from private.ideas_like(v_text) l join public.ideas i on i.id = l.id left join public.events e on e.id = i.event_id
    where i.id is distinct from p_except order by l.likeness desc, i.id desc limit 5;
end $$;

-- The tags in use among the ideas of an event, or among all: at most 60, what most ideas have first, and how many do. Of the three
-- thousand newest, so that it stays fast. One value: what answers rows goes round the shortcut of the server, and the list asks each time.
create function public.tags_in_use(p_event text default null) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  v_event bigint := (select e.id from public.events e where e.slug = p_event);
begin
  if not private.is_member() then
    return '[]';
  end if;
  return (select coalesce(jsonb_agg(to_jsonb(u) order by u.ideas desc, u.tag), '[]') from (
    select t.tag, count(*) as ideas from (select unnest(n.tags) as tag from (
      (select i.tags from public.ideas i where p_event is null and i.is_listed order by i.proposed_at desc, i.id desc limit 3000)
      union all
      (select i.tags from public.ideas i where i.event_id = v_event and i.is_listed order by i.proposed_at desc, i.id desc limit 3000)) n) t
    group by t.tag order by 2 desc, t.tag limit 60) u);
end $$;

-- An idea is found by the title of its challenge, also by a new one. Whoever gives it one holds the event before its ideas, as does who
-- puts an idea somewhere else.
create function private.take_challenge_title() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  new.challenge_title := coalesce((select title from public.challenges where id = new.challenge_id), '');
  return new;
end $$;
create trigger ideas_take_the_title_of_their_challenge before insert or update of challenge_id on public.ideas
  for each row execute function private.take_challenge_title();
create function private.give_challenge_title() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  update public.ideas set challenge_title = new.title where challenge_id = new.id;
  return null;
end $$;
create trigger challenges_give_their_ideas_the_title after update of title on public.challenges
  for each row when (old.title is distinct from new.title) execute function private.give_challenge_title();

grant execute on function public.tags_in_use(text), public.find_ideas(text, text, bigint, text, text, bigint[], integer, bigint),
  public.similar_ideas(text, bigint) to authenticated;
