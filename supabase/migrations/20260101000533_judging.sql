-- judging, the second round: closing the first one, naming its finalists, saying who they are.

-- Closes the first round for good: its scores are open for organizers, who choose the finalists by them, and for nobody else until the
-- results. Only when nothing is left to score in it, as when scores are opened. Again changes nothing.
-- Refuses: judging_of's, scores_open_when_all_are_in, final_needs_time.
create function public.close_first_round(p_event bigint) returns void
language plpgsql security definer set search_path = '' as $$
begin
  perform private.judging_of(p_event);
  if exists (select from public.judging_finals where event_id = p_event) then
    return;
  elsif private.judging_state(p_event) = 'closed' then
    perform private.refuse('final_needs_time');
  elsif private.judging_state(p_event) <> 'open' or not private.has_all_judgements(p_event) then
    perform private.refuse('scores_open_when_all_are_in');
  end if;
  insert into public.judging_finals (event_id, closed_at, closed_by) values (p_event, private.now(), auth.uid());
  perform private.log('judging.round_closed', 'events', p_event::text);
end $$;

-- Says who is judged once more, and how, and begins that round; again until its first score. p_final: {"method", "reason"?}.
-- p_places: the order of the first round as its results have it, [{"team": 1, "place": 1}]. The order is worked out of the scores, by a
-- model that is no matter of a database: here it is asked for a reason where the finalists are others than its first ones, and the
-- results show place, finalist and reason side by side to everybody. The log says how many, never who.
-- Refuses: judging_of's, round_is_still_open, final_needs_time, finalists_are_frozen, finalists_are_two_or_more, finalists_handed_in,
-- departure_says_why, and the constraints of judging_finals.
create function public.name_finalists(p_event bigint, p_teams bigint[], p_places jsonb, p_final jsonb) returns void
language plpgsql security definer set search_path = '' as $$
declare
  f public.judging_finals;
  v_teams bigint[] := (select array_agg(distinct t) from unnest(p_teams) t);
  v_reason text := btrim(coalesce(p_final ->> 'reason', ''));
  v_method public.judging_method;
  v_departs boolean;
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
  -- a team that nobody placed comes after all that were; who shares a place with somebody left out was chosen, not placed
  v_departs := exists (select from unnest(v_teams) t where not exists (select from jsonb_to_recordset(p_places) o (team bigint, place integer) where o.team = t))
    or exists (select from jsonb_to_recordset(p_places) i (team bigint, place integer) join jsonb_to_recordset(p_places) o (team bigint, place integer)
      on i.team = any (v_teams) and o.team <> all (v_teams) and o.place <= i.place);
  if v_departs and length(v_reason) < 10 then
    perform private.refuse('departure_says_why', 400);
  end if;
  v_method := coalesce((p_final ->> 'method')::public.judging_method, f.method);
  delete from public.finalists where event_id = p_event;
  insert into public.finalists (team_id, event_id, place)
  select t, p_event, (select min(o.place) from jsonb_to_recordset(p_places) o (team bigint, place integer) where o.team = t) from unnest(v_teams) t;
  delete from public.judging_seats s where s.event_id = p_event and s.round = 2 and (v_method <> 'rubric' or s.team_id <> all (v_teams));
  delete from public.judging_pairs p where p.event_id = p_event and p.round = 2
    and (v_method <> 'pairs' or p.first_id <> all (v_teams) or p.second_id <> all (v_teams));
  update public.judging_finals set method = v_method, reason = case when v_departs then v_reason else '' end,
    named_at = private.now(), named_by = auth.uid() where event_id = p_event;
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
grant execute on function public.close_first_round(bigint), public.name_finalists(bigint, bigint[], jsonb, jsonb),
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

-- What everybody reads of it with the results: null where there was no second round. p_open: whether its scores are shown.
create function private.final_results(p_event bigint, p_open boolean) returns jsonb
language sql stable security definer set search_path = '' as $$
  select jsonb_build_object('method', f.method, 'is_open', p_open, 'reason', f.reason,
    'finalists', (select coalesce(jsonb_agg(jsonb_build_object('team', l.team_id, 'place', l.place) order by l.place, l.team_id), '[]')
      from public.finalists l where l.event_id = p_event))
  from public.judging_finals f where f.event_id = p_event and f.named_at is not null
$$;
grant execute on function private.final_of(bigint) to authenticated;
