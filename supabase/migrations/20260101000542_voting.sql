-- voting, counted: what came out, from results_at on. No ballot changes any more, so it is counted once and kept.

-- What came out of a vote, written by private.vote_outcome and by nothing else.
create table private.vote_outcomes (
  event_id bigint primary key references public.events (id) on delete cascade,
  -- the results that it was counted for: where they were moved it stands no more
  results_at timestamptz not null,
  -- as private.anonymous_ballots answers them; null where fewer than three voted
  ballots jsonb,
  -- whom they put first: several where nothing tells them apart, nobody where fewer than three voted
  winners bigint[] not null,
  -- another one each time that they are counted
  counting uuid not null
);

-- Which functions are counted together, so that no group is smaller than three: whoever stands alone in a function would
-- be read off the split, or off what is left of the whole. {"marketing": "marketing", "it": "it+other", "other": "it+other"}
create function private.vote_groups(p_marketing bigint, p_it bigint, p_other bigint) returns jsonb
language plpgsql immutable set search_path = '' as $$
declare
  v_names text[];
  v_sizes bigint[];
begin
  select array_agg(g.name order by g.size, g.place desc), array_agg(g.size order by g.size, g.place desc) into v_names, v_sizes
  from (values ('marketing', p_marketing, 1), ('it', p_it, 2), ('other', p_other, 3)) g (name, size, place) where g.size > 0;
  if v_names is null or v_sizes[1] >= 3 then
    return coalesce((select jsonb_object_agg(n, n) from unnest(v_names) n), '{}');
  elsif cardinality(v_names) = 3 and v_sizes[1] + v_sizes[2] >= 3 and v_sizes[3] >= 3 then
    return jsonb_build_object(v_names[3], v_names[3])
      || (select jsonb_object_agg(n, (select string_agg(o, '+' order by o) from unnest(v_names[1:2]) o)) from unnest(v_names[1:2]) n);
  end if;
  return (select jsonb_object_agg(n, 'all') from unnest(v_names) n);
end $$;

-- Every different ballot with how many cast it, by group, without a name, a time or an order; null where fewer than three voted.
create function private.anonymous_ballots(p_event bigint) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  v_groups jsonb;
begin
  if (select count(*) from public.vote_ballots where event_id = p_event) < 3 then
    return null;
  end if;
  select private.vote_groups(count(*) filter (where function = 'marketing'), count(*) filter (where function = 'it'),
    count(*) filter (where function = 'other')) into v_groups from public.vote_ballots where event_id = p_event;
  return (select jsonb_agg(jsonb_build_object('group', c.voters, 'count', c.ballots, 'votes', c.votes) order by c.voters, md5(c.votes::text))
    from (select g.voters, g.votes, count(*) as ballots from (
        select v_groups ->> b.function::text as voters, jsonb_object_agg(v.team_id, v.weight) as votes
        from public.vote_ballots b join public.votes v on v.event_id = b.event_id and v.voter_id = b.voter_id
        where b.event_id = p_event group by b.voter_id, b.function) g
      group by g.voters, g.votes) c);
end $$;

-- The teams on the first place of a ranked vote by Schulze's method, by winning votes, as everybody is shown: the teams that lead more
-- others than anybody does. Chains are followed only among those whom nobody outside beats or draws with: all others are behind them.
create function private.ranked_first(p_event bigint) returns setof bigint
language plpgsql stable security definer set search_path = '' as $$
declare
  v_pairs jsonb;
  v_teams bigint[];
  v_first bigint[];
  v_more bigint[];
  w integer[];
  n integer;
  v_ahead integer[];
begin
  select array_agg(distinct team_id) into v_teams from public.votes where event_id = p_event;
  -- how many ballots put one before the other: those that name it, less those that name the other before it; only where they are more
  with named as (select team_id, count(*) as ballots from public.votes where event_id = p_event group by team_id),
    paired as (select a.team_id as one, b.team_id as other, count(*) filter (where a.weight < b.weight) as before, count(*) as ballots
      from public.votes a join public.votes b on b.event_id = a.event_id and b.voter_id = a.voter_id and b.team_id <> a.team_id
      where a.event_id = p_event group by a.team_id, b.team_id),
    preferred as (select a.team_id as one, b.team_id as other, a.ballots - coalesce(t.ballots - t.before, 0) as ballots
      from named a join named b on b.team_id <> a.team_id left join paired t on t.one = a.team_id and t.other = b.team_id)
  select coalesce(jsonb_object_agg(p.one || '>' || p.other, p.ballots), '{}') into v_pairs
  from preferred p join preferred q on q.one = p.other and q.other = p.one where p.ballots > q.ballots;
  -- whoever wins most comparisons, and everybody whom somebody among them does not beat
  with wins as (select t, count(*) filter (where v_pairs ? (t || '>' || o)) as won from unnest(v_teams) t, unnest(v_teams) o group by t)
  select array_agg(t) into v_first from wins where won = (select max(won) from wins);
  loop
    select array_agg(o) into v_more from unnest(v_teams) o where o <> all (v_first)
      and exists (select from unnest(v_first) t where not v_pairs ? (t || '>' || o));
    exit when v_more is null;
    v_first := v_first || v_more;
  end loop;
  n := coalesce(cardinality(v_first), 0);
  w := array_fill(0, array[greatest(n * n, 1)]);
  for i in 1..n loop
    for j in 1..n loop
      w[(i - 1) * n + j] := coalesce((v_pairs ->> (v_first[i] || '>' || v_first[j]))::integer, 0);
    end loop;
  end loop;
  for k in 1..n loop
    for i in 1..n loop
      for j in 1..n loop
        if i <> j and least(w[(i - 1) * n + k], w[(k - 1) * n + j]) > w[(i - 1) * n + j] then
          w[(i - 1) * n + j] := least(w[(i - 1) * n + k], w[(k - 1) * n + j]);
        end if;
      end loop;
    end loop;
  end loop;
  select array_agg((select count(*) from generate_series(1, n) j where w[(i - 1) * n + j] > w[(j - 1) * n + i]) order by i) into v_ahead
  from generate_series(1, n) i;
  return query select v_first[i] from generate_series(1, n) i where v_ahead[i] = (select max(a) from unnest(v_ahead) a);
end $$;

-- Whom the ballots put first, counted from them.
create function private.count_winners(p_event bigint) returns bigint[]
language plpgsql stable security definer set search_path = '' as $$
begin
  if (select count(*) from public.vote_ballots where event_id = p_event) < 3 then
    return '{}';
  elsif (private.voting_rule(p_event)).method = 'ranked' then
    return array(select private.ranked_first(p_event));
  end if;
  return array(select v.team_id from public.votes v where v.event_id = p_event group by v.team_id
    having sum(v.weight) = (select max(t.given) from (select sum(o.weight) as given from public.votes o where o.event_id = p_event group by o.team_id) t));
end $$;

-- What came out, once it is out: as it is kept, or counted and kept by whoever asks first. Null before.
create function private.vote_outcome(p_event bigint) returns private.vote_outcomes
language plpgsql security definer set search_path = '' as $$
declare
  e public.events;
  o private.vote_outcomes;
begin
  select * into e from public.events where id = p_event and private.now() >= results_at;
  if not found then
    return null;
  end if;
  select * into o from private.vote_outcomes where event_id = p_event and results_at = e.results_at;
  if found then
    return o;
  end if;
  -- whoever was let in at the last moment holds the event until the ballot is written, and is waited for; so is who counts already
  select * into e from public.events where id = p_event and private.now() >= results_at for no key update;
  if not found then
    -- the results were put off by who held it
    return null;
  end if;
  select * into o from private.vote_outcomes where event_id = p_event and results_at = e.results_at;
  if found then
    return o;
  end if;
  insert into private.vote_outcomes as kept (event_id, results_at, ballots, winners, counting)
  values (p_event, e.results_at, private.anonymous_ballots(p_event), private.count_winners(p_event), gen_random_uuid())
  on conflict (event_id) do update set results_at = excluded.results_at, ballots = excluded.ballots, winners = excluded.winners,
    counting = excluded.counting
  returning * into o;
  return o;
end $$;

-- What the server works out a result of, and nobody else reads, because who knows a team may recognise a ballot without a name:
-- {"counting", "ballots"}, these null where fewer than three voted. Null before results_at, and for an event that is not there.
create function public.voting_result(p_slug text) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  o private.vote_outcomes := private.vote_outcome((select id from public.events where slug = p_slug));
begin
  return case when o.event_id is not null then jsonb_build_object('counting', o.counting, 'ballots', o.ballots) end;
end $$;

-- Whom people chose, as everybody is shown from results_at on. It only reads: until somebody has looked at the results, it counts.
create function private.chosen_teams(p_event bigint) returns setof bigint
language plpgsql stable security definer set search_path = '' as $$
declare
  e public.events;
  v_winners bigint[];
begin
  select * into e from public.events where id = p_event and private.now() >= results_at;
  if not found or not private.is_member() then
    return;
  end if;
  select winners into v_winners from private.vote_outcomes where event_id = p_event and results_at = e.results_at;
  return query select unnest(coalesce(v_winners, private.count_winners(p_event)));
end $$;
grant execute on function private.chosen_teams(bigint) to authenticated;

-- What an organizer should look at, from results_at on: facts, and nothing is taken out of the count because of them.
-- new_voters: how many ballots came from accounts made less than a day before.
-- bursts: a team that got everything of three ballots or more from new accounts, or of five from anybody, within a minute.
-- late_voters: how many came from people who registered in the last hour before the deadline and are in no team.
-- absent_voters: how many from people in no team who never checked in, where most of those who voted did.
-- same: what five ballots or more and a fifth of all gave alike to several teams, as the result tells it to everybody.
-- one_sided: a team chosen on six ballots or more, nine in ten of one function that cast at most seven in ten of all; only where the
-- result is split by every function.
-- Numbers from three on and no names: a suspicion does not open the ballots. Null before, and for who does not organize. Nobody votes
-- who was not registered at the deadline, so accounts made while voting runs are no signal: they have no ballot.
create function public.vote_signals(p_event bigint) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
begin
  if not private.is_member() or not private.organizes(p_event)
    or not exists (select from public.events where id = p_event and private.now() >= results_at)
    or (select count(*) from public.vote_ballots where event_id = p_event) < 3 then
    return null;
  end if;
  return (with ballots as (
      select b.voter_id, b.function, b.cast_at, p.joined_at > b.first_cast_at - interval '24 hours' as is_new, r.checked_in_at is not null as has_come,
        r.registered_at >= e.judging_at - interval '1 hour' as is_late,
        exists (select from public.team_members m where m.event_id = p_event and m.person_id = b.voter_id) as has_team,
        (select jsonb_object_agg(v.team_id, v.weight) from public.votes v where v.event_id = b.event_id and v.voter_id = b.voter_id) as votes,
        (select case when count(*) = 1 then min(v.team_id) end from public.votes v
          where v.event_id = b.event_id and v.voter_id = b.voter_id) as only_team
      from public.vote_ballots b join public.people p on p.id = b.voter_id join public.events e on e.id = b.event_id
        left join public.registrations r on r.event_id = b.event_id and r.person_id = b.voter_id
      where b.event_id = p_event
    ), cast_by as (
      select b.function, count(*) as ballots, min(count(*)) over () as fewest, sum(count(*)) over () as total from ballots b group by b.function
    ), chosen_by as (
      select v.team_id, c.function, count(*) as ballots, sum(count(*)) over (partition by v.team_id) as total, c.ballots::numeric / c.total as usual, c.fewest
      from public.votes v join ballots b on b.voter_id = v.voter_id join cast_by c on c.function = b.function
      where v.event_id = p_event group by v.team_id, c.function, c.ballots, c.total, c.fewest
    ), within_a_minute as (
      select b.only_team, count(*) as ballots, count(*) filter (where o.is_new) as from_new, b.cast_at
      from ballots b join ballots o on o.only_team = b.only_team and o.cast_at between b.cast_at and b.cast_at + interval '60 seconds'
      where b.only_team is not null group by b.only_team, b.voter_id, b.cast_at
    ), bursts as (
      select distinct on (w.only_team) w.only_team, w.ballots, w.from_new, w.cast_at from within_a_minute w
      where w.from_new >= 3 or w.ballots >= 5 order by w.only_team, w.from_new desc, w.ballots desc, w.cast_at
    )
    select jsonb_build_object(
      'new_voters', (select case when count(*) >= 3 then count(*) else 0 end from ballots where is_new),
      'late_voters', (select case when count(*) >= 3 then count(*) else 0 end from ballots where is_late and not has_team),
      'absent_voters', (select case when count(*) filter (where not has_come and not has_team) >= 3 and count(*) filter (where has_come) * 2 > count(*)
        then count(*) filter (where not has_come and not has_team) else 0 end from ballots),
      'same', (select coalesce(jsonb_agg(jsonb_build_object('ballots', s.ballots, 'teams', (
          select jsonb_agg(t.name order by t.name, t.id) from public.teams t where s.votes ? t.id::text)) order by s.ballots desc, md5(s.votes::text)), '[]')
        from (select b.votes, count(*) as ballots from ballots b where b.only_team is null and b.votes is not null group by b.votes
          having count(*) >= 5 and count(*) * 5 >= (select count(*) from ballots)) s),
      'one_sided', (select coalesce(jsonb_agg(jsonb_build_object('team', t.name, 'team_id', t.id, 'ballots', c.total, 'function', c.function, 'of_it', c.ballots)
          order by c.total desc, t.id), '[]')
        from chosen_by c join public.teams t on t.id = c.team_id
        where c.fewest >= 3 and c.total >= 6 and c.ballots * 10 >= c.total * 9 and c.usual <= 0.7),
      'bursts', (select coalesce(jsonb_agg(jsonb_build_object('team', t.name, 'team_id', t.id, 'ballots', u.ballots,
          'from_new', case when u.from_new >= 3 then u.from_new else 0 end) order by u.ballots desc, t.id), '[]')
        from bursts u join public.teams t on t.id = u.only_team)));
end $$;

grant execute on function public.vote_signals(bigint) to authenticated;
grant execute on function public.voting_result(text) to service_role;
