-- judging, the second round: closing the first one, the order that its finalists are measured by, naming them, saying who they are.

-- The order of the first round, worked out by the server from the scores as they are, stated under its own key, and never taken from
-- whoever names the finalists.
create table public.standings (
  id bigint generated always as identity primary key,
  event_id bigint not null references public.events (id) on delete restrict,
  -- of everything it was worked out from, see private.scores_state
  state text not null,
  -- [{"team": 1, "place": 1}], equal ones share a place; who was judged by nobody is not in it
  places jsonb not null,
  worked_out_at timestamptz not null default private.now()
);
create index standings_by_event on public.standings (event_id, state, id desc);
alter table public.standings enable row level security;
-- the places are a result
create policy standings_are_seen_by_who_reads_the_scores on public.standings for select to authenticated
  using ((select private.is_member()) and private.reads_scores(event_id, 1));
grant select on public.standings to authenticated;
create trigger standings_are_append_only before update or delete on public.standings
  for each row execute function private.refuse_change();
create trigger standings_are_never_truncated before truncate on public.standings
  for each statement execute function private.refuse_change();

-- what the finalists were measured by
alter table public.judging_finals add standings_id bigint references public.standings (id) on delete restrict;
create index judging_finals_by_standings on public.judging_finals (standings_id);

-- A fingerprint of everything the order is worked out from, as far as whoever asks reads it: of nothing while the scores are sealed.
create function private.scores_state(p_opened jsonb) returns text
language plpgsql immutable set search_path = '' as $$
begin
  return encode(sha256(convert_to(jsonb_build_object('event', p_opened -> 'id', 'method', p_opened -> 'method', 'most', p_opened -> 'most',
    'criteria', p_opened -> 'criteria', 'projects', p_opened -> 'projects', 'scores', p_opened -> 'scores',
    'verdicts', p_opened -> 'verdicts')::text, 'UTF8')), 'hex');
end $$;

-- The scores of an event with the fingerprint of what of them was read, both of one moment. Null where there is no such event.
create function public.read_judging_scores(p_event bigint) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
begin
  return (select jsonb_build_object('state', private.scores_state(o), 'opened', o)
    from public.events e cross join lateral public.judging_results(e.slug) o where e.id = p_event and o is not null);
end $$;

-- The server says, under its own key, the order of this state of the scores; people have no right to. Not logged: it would say that
-- somebody looked. The same again changes nothing.
create function public.state_standings(p_event bigint, p_state text, p_places jsonb) returns void
language plpgsql security definer set search_path = '' as $$
begin
  if p_places is distinct from (select places from public.standings where event_id = p_event and state = p_state order by id desc limit 1) then
    insert into public.standings (event_id, state, places) values (p_event, p_state, p_places);
  end if;
end $$;

-- What the server stated of the scores as they are at this moment. Refuses: standings_are_not_stated, standings_are_outdated.
create function private.standings_now(p_event bigint) returns public.standings
language plpgsql stable security definer set search_path = '' as $$
declare
  s public.standings;
begin
  select * into s from public.standings where event_id = p_event and state = public.read_judging_scores(p_event) ->> 'state' order by id desc limit 1;
  if not found then
    perform private.refuse(case when exists (select from public.standings where event_id = p_event)
      then 'standings_are_outdated' else 'standings_are_not_stated' end);
  end if;
  return s;
end $$;
grant execute on function public.read_judging_scores(bigint) to authenticated;
grant execute on function public.state_standings(bigint, text, jsonb) to service_role;

-- Closes the first round for good: its scores are open for organizers, who choose the finalists by them, and for nobody else until the
-- results. Only when nothing is left to score in it, as when scores are opened. Again changes nothing.
-- Refuses: judging_of's, wait_for_all_judgements's, final_needs_time.
create function public.close_first_round(p_event bigint) returns void
language plpgsql security definer set search_path = '' as $$
begin
  perform private.hold_event_times(p_event);
  perform private.judging_of(p_event);
  if exists (select from public.judging_finals where event_id = p_event) then
    return;
  elsif private.judging_state(p_event) = 'closed' then
    perform private.refuse('final_needs_time');
  end if;
  perform private.wait_for_all_judgements(p_event);
  insert into public.judging_finals (event_id, closed_at, closed_by) values (p_event, private.now(), auth.uid());
  perform private.log('judging.round_closed', 'events', p_event::text);
end $$;

-- Says who is judged once more, and how, and begins that round; again until its first score. p_final: {"method", "reason"?, "version"?}. It is
-- measured by the order that the server stated, and asked for a reason where the finalists are others than its first ones; the results
-- show place, finalist and reason side by side to everybody. The log says how many, never who.
-- Refuses: judging_of's, round_is_still_open, final_needs_time, finalists_are_frozen, finalists_are_two_or_more, finalists_handed_in,
-- standings_now's, departure_says_why, note_save's, and the constraints of judging_finals.
create function public.name_finalists(p_event bigint, p_teams bigint[], p_final jsonb) returns void
language plpgsql security definer set search_path = '' as $$
declare
  f public.judging_finals;
  v_teams bigint[] := (select array_agg(distinct t) from unnest(p_teams) t);
  v_reason text := btrim(coalesce(p_final ->> 'reason', ''));
  v_method public.judging_method;
  v_departs boolean;
  v_standings public.standings;
  v_before bigint[];
begin
  perform private.judging_of(p_event);
  select * into f from public.judging_finals where event_id = p_event for update;
  if not found then
    perform private.refuse('round_is_still_open');
  elsif private.now() >= (select voting_at from public.events where id = p_event) then
    perform private.refuse('final_needs_time');
  elsif exists (select from public.judgements where event_id = p_event and round = 2)
      or exists (select from public.pair_verdicts where event_id = p_event and round = 2) then
    perform private.refuse('finalists_are_frozen');
  elsif coalesce(cardinality(v_teams), 0) < 2 then
    perform private.refuse('finalists_are_two_or_more', 400);
  elsif exists (select from unnest(v_teams) t where not exists (select from public.submissions s where s.team_id = t and s.event_id = p_event)) then
    perform private.refuse('finalists_handed_in', 400);
  end if;
  v_standings := private.standings_now(p_event);
  -- a team that nobody placed comes after all that were; who shares a place with somebody left out was chosen, not placed
  v_departs := exists (select from unnest(v_teams) t where not exists (select from jsonb_to_recordset(v_standings.places) o (team bigint, place integer) where o.team = t))
    or exists (select from jsonb_to_recordset(v_standings.places) i (team bigint, place integer) join jsonb_to_recordset(v_standings.places) o (team bigint, place integer)
      on i.team = any (v_teams) and o.team <> all (v_teams) and o.place <= i.place);
  if v_departs and length(v_reason) < 10 then
    perform private.refuse('departure_says_why', 400);
  end if;
  perform private.note_save(p_event, 'finalists', (p_final ->> 'version')::integer);
  v_method := coalesce((p_final ->> 'method')::public.judging_method, f.method);
  v_before := array(select team_id from public.finalists where event_id = p_event order by team_id);
  delete from public.finalists where event_id = p_event;
  insert into public.finalists (team_id, event_id, place)
  select t, p_event, (select min(o.place) from jsonb_to_recordset(v_standings.places) o (team bigint, place integer) where o.team = t) from unnest(v_teams) t;
  delete from public.judging_seats s where s.event_id = p_event and s.round = 2 and (v_method <> 'rubric' or s.team_id <> all (v_teams));
  delete from public.judging_pairs p where p.event_id = p_event and p.round = 2
    and (v_method <> 'pairs' or p.first_id <> all (v_teams) or p.second_id <> all (v_teams));
  update public.judging_finals set method = v_method, reason = case when v_departs then v_reason else '' end,
    standings_id = v_standings.id,
    -- the same ones again are no news
    named_at = case when v_before = array(select unnest(v_teams) t order by t) then f.named_at else private.now() end, named_by = auth.uid() where event_id = p_event;
  perform private.log('judging.finalists_named', 'events', p_event::text, jsonb_build_object('finalists', cardinality(v_teams)));
end $$;

-- Says to everybody who the finalists are, and nothing else. Again changes nothing. Refuses: judging_of's, finalists_come_first.
create function public.announce_finalists(p_event bigint) returns void
language plpgsql security definer set search_path = '' as $$
begin
  perform private.judging_of(p_event);
  if private.judging_round(p_event) <> 2 then
    perform private.refuse('finalists_come_first');
  end if;
  update public.judging_finals set announced_at = private.now() where event_id = p_event and announced_at is null;
  if found then
    perform private.log('judging.finalists_announced', 'events', p_event::text);
  end if;
end $$;
grant execute on function public.close_first_round(bigint), public.name_finalists(bigint, bigint[], jsonb),
  public.announce_finalists(bigint) to authenticated;

-- How it stands with a second round, for the pages of the judging: null where the first one is not closed. Finalists as far as whoever
-- asks may know them; why they are not the first ones of the order, for organizers.
create function private.final_of(p_event bigint) returns jsonb
language sql stable security definer set search_path = '' as $$
  select jsonb_build_object('closed_at', f.closed_at, 'is_named', f.named_at is not null, 'announced_at', f.announced_at,
    'reason', case when private.organizes(p_event) then f.reason else '' end,
    'is_scored', exists (select from public.judgements where event_id = p_event and round = 2)
      or exists (select from public.pair_verdicts where event_id = p_event and round = 2),
    'finalists', (select coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'name', t.name) order by t.name, t.id), '[]')
      from public.finalists l join public.teams t on t.id = l.team_id where l.event_id = p_event and private.sees_finalists(p_event)))
  from public.judging_finals f where f.event_id = p_event
$$;

-- Whether what decides was judged, is over and waits to be opened by an organizer: until then nobody reads who came where by it.
create function private.awaits_opening(p_event bigint) returns boolean
language plpgsql volatile security definer set search_path = '' as $$
begin
  return private.judging_state(p_event) = 'closed' and not private.is_past_round(p_event, private.judging_round(p_event))
    and private.has_judgements(p_event);
end $$;
grant execute on function private.awaits_opening(bigint) to authenticated;

-- What everybody reads of it with the results: null where there was no second round. p_open: whether its scores are shown.
create function private.final_results(p_event bigint, p_open boolean) returns jsonb
language sql stable security definer set search_path = '' as $$
  select jsonb_build_object('method', f.method, 'is_open', p_open, 'reason', f.reason,
    'finalists', (select coalesce(jsonb_agg(jsonb_build_object('team', l.team_id, 'place', l.place) order by l.place, l.team_id), '[]')
      from public.finalists l where l.event_id = p_event))
  from public.judging_finals f where f.event_id = p_event and f.named_at is not null
$$;
grant execute on function private.final_of(bigint) to authenticated;

-- Every team that handed in, once it is said who the finalists are and until the results say all: whether it is one. Named anew after
-- that, all are told again.
create view public.final_teams with (security_invoker = true) as
select s.team_id, s.event_id, t.name, e.slug, e.name as event_name, e.time_zone, e.voting_at, l.team_id is not null as is_finalist,
  greatest(f.announced_at, f.named_at) as said_at, f.named_at > f.announced_at as is_changed
from public.judging_finals f join public.events e on e.id = f.event_id join public.submissions s on s.event_id = f.event_id
  join public.teams t on t.id = s.team_id left join public.finalists l on l.team_id = s.team_id
where f.announced_at is not null and private.now() < e.results_at;
-- For the first page: of one's own team.
create view public.final_news with (security_invoker = true) as
select f.* from public.final_teams f join public.team_members m on m.team_id = f.team_id
where m.person_id = (select auth.uid());
grant select on public.final_teams, public.final_news to authenticated;
