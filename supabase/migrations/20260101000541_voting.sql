-- voting, read: what a voter sees, and how many have voted.

-- How many ballots are cast, by the function of who cast them: kept, so that no vote counts the others.
create table private.vote_turnouts (
  event_id bigint not null references public.events (id) on delete cascade,
  function public.job_function not null,
  ballots integer not null,
  primary key (event_id, function)
);

-- How many are registered and how many of them have voted, by function: never for whom.
create function private.vote_turnout(p_event bigint) returns jsonb
language sql stable security definer set search_path = '' as $$
  with registered as (
    select coalesce(b.function, p.function) as side, count(*) as people
    from public.registrations r join public.people p on p.id = r.person_id
      left join public.vote_ballots b on b.event_id = r.event_id and b.voter_id = r.person_id
    where r.event_id = p_event group by 1)
  select jsonb_object_agg(f.side, jsonb_build_object('of', coalesce(r.people, 0), 'voted', coalesce(k.ballots, 0)))
  from unnest(enum_range(null::public.job_function)) f (side) left join registered r on r.side = f.side
    left join private.vote_turnouts k on k.event_id = p_event and k.function = f.side
$$;

-- The voting of an event for its page: rule, turnout, the teams that handed in (each voter's order is a different one and
-- stays the same; none once the results are out, which have their own), and what the person who asks has given, at any time. Null when there is none.
create function public.show_voting(p_slug text) returns jsonb
language sql stable set search_path = '' as $$
  select jsonb_build_object('id', e.id, 'slug', e.slug, 'name', e.name, 'time_zone', e.time_zone, 'phase', e.phase,
    'voting_at', e.voting_at, 'results_at', e.results_at, 'asked_at', e.asked_at,
    'may_edit', private.organizes(e.id),
    'is_registered', private.is_registered(e.id),
    'rule', (select jsonb_build_object('method', r.method, 'amount', r.amount, 'most_on_one', r.most_on_one) from private.voting_rule(e.id) r),
    'turnout', private.vote_turnout(e.id),
    'cast_at', (select b.cast_at from public.vote_ballots b where b.event_id = e.id and b.voter_id = (select auth.uid())),
    'mine', (select coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'name', t.name, 'weight', v.weight) order by t.id), '[]')
      from public.votes v join public.teams t on t.id = v.team_id where v.event_id = e.id and v.voter_id = (select auth.uid())),
    'teams', (select coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'name', t.name, 'idea', i.title, 'pitch', left(s.pitch, 400),
          'link', s.link, 'is_mine', m.person_id is not null, 'given', coalesce(v.weight, 0))
        order by md5(auth.uid()::text || ' ' || t.id), t.id), '[]')
      from public.submissions s join public.teams t on t.id = s.team_id join public.ideas i on i.id = t.idea_id
        left join public.team_members m on m.team_id = t.id and m.person_id = (select auth.uid())
        left join public.votes v on v.event_id = e.id and v.voter_id = (select auth.uid()) and v.team_id = t.id
      where s.event_id = e.id and e.phase <> 'results'))
  from public.event_list e where e.slug = p_slug
$$;

grant execute on function private.voting_rule(bigint), private.vote_turnout(bigint), public.show_voting(text) to authenticated;

-- Live: every member follows how many have voted, as the page shows it; never who, and never for whom.
create policy turnout_is_followed_by_members on realtime.messages for select to authenticated
  using ((select realtime.topic()) ~ '^turnout-[0-9]{1,15}$' and (select private.is_member()));

-- Counts a ballot that came, went or changed its function, and says all there is to say, so that a crowd that watches asks for
-- nothing: of many in one second the last is enough, hence a key.
create function private.count_ballot() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  v_event bigint := coalesce(new.event_id, old.event_id);
begin
  insert into private.vote_turnouts as kept (event_id, function, ballots)
  select v_event, c.side, c.step from (values (old.function, -1), (new.function, 1)) c (side, step) where c.side is not null
  on conflict (event_id, function) do update set ballots = kept.ballots + excluded.ballots;
  perform realtime.send(jsonb_build_object('key', 'turnout', 'at', private.now(), 'voted', (
    select jsonb_object_agg(f.side, coalesce(k.ballots, 0)) from unnest(enum_range(null::public.job_function)) f (side)
      left join private.vote_turnouts k on k.event_id = v_event and k.function = f.side)), 'changed', 'turnout-' || v_event, true);
  return null;
end $$;
-- deferred: behind the lock of the log, so that nobody waits for a count in another order, and the last one says them all
create constraint trigger vote_ballots_are_counted after insert or delete on public.vote_ballots
  deferrable initially deferred for each row execute function private.count_ballot();
create constraint trigger vote_ballots_are_counted_where_they_are_now after update of function on public.vote_ballots
  deferrable initially deferred for each row when (old.function <> new.function) execute function private.count_ballot();
