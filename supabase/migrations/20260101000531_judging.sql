-- judging: conflicts, the plan of who looks at what, scoring, and the moment the scores are opened.

-- Whether a guest gave something with a link before the present one, while what was given is secret: a new link is known to whoever
-- made it, so it neither shows nor changes that.
create function private.is_by_an_earlier_link(p_judge uuid, p_saved_at timestamptz) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return exists (select from public.guest_judges g where g.id = p_judge and p_saved_at < g.made_at and private.judging_state(g.event_id) <> 'opened');
end $$;
grant execute on function private.is_by_an_earlier_link(uuid, timestamptz) to authenticated;

-- Whom a conflict is declared for: a judge, by himself or herself, or by an organizer. Frees the seat; a score that was
-- given already stays as it is and does not count, unless its round was over before. Refuses: no_such_team, no_such_judge, organizer_only, judging_is_over.
create function private.judge_of_team(p_team bigint, p_judge uuid, p_me uuid) returns bigint
language plpgsql security definer set search_path = '' as $$
declare
  v_event bigint;
begin
  select event_id into v_event from public.teams where id = p_team;
  if v_event is null then
    perform private.refuse('no_such_team', 404);
  end if;
  perform from public.judging_setups where event_id = v_event for update;
  if not exists (select from public.judges where event_id = v_event and person_id = p_judge) then
    perform private.refuse('no_such_judge', 404);
  elsif p_judge <> p_me and not private.organizes(v_event) then
    perform private.refuse('organizer_only', 403);
  elsif private.judging_state(v_event) = 'opened' then
    perform private.refuse('judging_is_over');
  end if;
  return v_event;
end $$;

-- Declared again it changes nothing. Refuses: judge_of_team's and judge_conflicts_reason_is_told.
create function public.declare_judge_conflict(p_team bigint, p_judge uuid, p_reason text) returns void
language plpgsql security definer set search_path = '' as $$
begin
  perform private.keep_judge_off(p_team, p_judge, private.caller(), p_reason);
end $$;

-- p_me: who says it, a judge or an organizer.
create function private.keep_judge_off(p_team bigint, p_judge uuid, p_me uuid, p_reason text) returns void
language plpgsql security definer set search_path = '' as $$
declare
  v_event bigint := private.judge_of_team(p_team, p_judge, p_me);
begin
  insert into public.judge_conflicts (team_id, event_id, judge_id, reason, declared_by, declared_in, from_round)
  select p_team, v_event, p_judge, btrim(p_reason), (select id from public.people where id = p_me),
    case when p_me <> p_judge and private.has_scores(v_event, r) then r end, case when private.is_past_round(v_event, 1) then 2 else 1 end
    from private.judging_round(v_event) r on conflict do nothing;
  if not found then
    return;
  end if;
  perform private.free_seats_of(v_event, p_judge, p_team);
  perform private.log_judge('judging.conflict_declared', v_event, p_me);
end $$;

-- Takes back what was declared by mistake: whoever declared it, or an organizer about somebody else.
-- Refuses: judge_of_team's, no_such_conflict, conflict_is_anothers, conflict_has_counted.
create function public.take_back_judge_conflict(p_team bigint, p_judge uuid) returns void
language plpgsql security definer set search_path = '' as $$
begin
  perform private.let_judge_on(p_team, p_judge, private.caller());
end $$;

-- p_me: who says it, a judge or an organizer.
create function private.let_judge_on(p_team bigint, p_judge uuid, p_me uuid) returns void
language plpgsql security definer set search_path = '' as $$
declare
  v_event bigint := private.judge_of_team(p_team, p_judge, p_me);
  c public.judge_conflicts;
begin
  select * into c from public.judge_conflicts where team_id = p_team and judge_id = p_judge;
  if not found then
    perform private.refuse('no_such_conflict', 404);
  elsif coalesce(c.declared_by, p_judge) <> p_me and (p_judge = p_me or coalesce(c.declared_by, p_judge) = p_judge) then
    -- nobody clears himself or herself of what an organizer saw, and what a judge said of himself or herself stays said
    perform private.refuse('conflict_is_anothers', 403);
  elsif private.has_counted(c) then
    perform private.refuse('conflict_has_counted');
  end if;
  delete from public.judge_conflicts where team_id = p_team and judge_id = p_judge;
  perform private.log_judge('judging.conflict_taken_back', v_event, p_me);
end $$;

-- Writes the plan of the round that is judged now: [{"team": 1, "judge": "…"}]. Seats where something was scored stay, all others are those of the plan.
-- Returns how many seats there are. Refuses: judging_of's, plan_waits_for_the_deadline, rubric_comes_first, judged_by_another_method, plan_is_outdated
-- (a judge dropped out or cannot judge now, or something was handed in or declared since it was made; in a second round, a team is no finalist).
create function public.seat_judges(p_event bigint, p_seats jsonb) returns integer
language plpgsql security definer set search_path = '' as $$
declare
  v_seats integer;
  v_round integer;
begin
  perform private.judging_of(p_event);
  v_round := private.judging_round(p_event);
  if private.judging_state(p_event) = 'before' then
    perform private.refuse('plan_waits_for_the_deadline');
  elsif private.judging_state(p_event) = 'closed' then
    perform private.refuse('judging_is_over');
  elsif not exists (select from public.rubric_criteria where event_id = p_event) then
    perform private.refuse('rubric_comes_first');
  elsif (select method from private.judging_now(p_event)) <> 'rubric' then
    perform private.refuse('judged_by_another_method');
  end if;
  if exists (select from jsonb_to_recordset(p_seats) w (team bigint, judge uuid)
    where not exists (select from public.judgements j where j.team_id = w.team and j.judge_id = w.judge and j.round = v_round)
      and (private.is_kept_off(w.team, w.judge)
        or not private.can_judge(p_event, w.judge)
        or (v_round = 2 and not private.is_finalist(w.team))
        or not exists (select from public.submissions s where s.event_id = p_event and s.team_id = w.team))) then
    perform private.refuse('plan_is_outdated');
  end if;
  delete from public.judging_seats s where s.event_id = p_event and s.round = v_round
    and not exists (select from jsonb_to_recordset(p_seats) w (team bigint, judge uuid) where w.team = s.team_id and w.judge = s.judge_id)
    and not exists (select from public.judgements j where j.team_id = s.team_id and j.judge_id = s.judge_id and j.round = s.round);
  insert into public.judging_seats (team_id, event_id, judge_id, round)
  select w.team, p_event, w.judge, v_round from jsonb_to_recordset(p_seats) w (team bigint, judge uuid)
  where not exists (select from public.judgements j where j.team_id = w.team and j.judge_id = w.judge and j.round = v_round)
  on conflict do nothing;
  select count(*) into v_seats from public.judging_seats where event_id = p_event and round = v_round;
  perform private.log('judging.planned', 'events', p_event::text, jsonb_build_object('seats', v_seats));
  return v_seats;
end $$;

-- The challenge whose own rubric a team is judged by, that of its idea; null where it is the event's.
create function private.own_rubric(p_team bigint) returns bigint
language sql stable security definer set search_path = '' as $$
  select i.challenge_id from public.teams t join public.ideas i on i.id = t.idea_id
  where t.id = p_team and exists (select from public.rubric_criteria c where c.challenge_id = i.challenge_id)
$$;
grant execute on function private.own_rubric(bigint) to authenticated;

-- What a judge gives a project, and again until the voting begins by the database clock. p_points: {"criterion": points} for every
-- criterion of the rubric that the team is judged by. p_version: the version that was changed, 0 for none; the same sent twice is taken once, and an answer to an older
-- version overwrites nothing. p_round: the round it was given for; what is sent after the next one began is refused. Returns the
-- version. Refuses: no_such_team, judge_has_a_conflict, judging_round_is_over, judge_dropped_out, seat_again's, judging_has_not_begun, judging_is_over,
-- points_are_of_another_rubric, rubric_was_changed, points_fit_the_scale, given_by_an_earlier_link, judgement_was_changed.
create function public.save_judgement(p_team bigint, p_points jsonb, p_comment text default '', p_version integer default 0, p_round integer default 1)
returns integer language plpgsql security definer set search_path = '' as $$
begin
  return private.keep_judgement(private.caller(), p_team,
    jsonb_build_object('points', p_points, 'comment', p_comment, 'version', p_version, 'round', p_round));
end $$;

-- me: the judge, member or guest. p_given: {"points", "comment", "version", "round"}.
create function private.keep_judgement(me uuid, p_team bigint, p_given jsonb) returns integer
language plpgsql security definer set search_path = '' as $$
declare
  p_points jsonb := p_given -> 'points';
  p_version integer := p_given ->> 'version';
  v_round integer := coalesce((p_given ->> 'round')::integer, 1);
  v_event bigint;
  v_rubric bigint;
  s public.judging_setups;
  j public.judgements;
  v_now timestamptz;
  v_comment text := btrim(coalesce(p_given ->> 'comment', ''));
begin
  select event_id into v_event from public.teams where id = p_team;
  if v_event is null then
    perform private.refuse('no_such_team', 404);
  elsif private.is_kept_off(p_team, me) then
    perform private.refuse('judge_has_a_conflict', 403);
  end if;
  perform from public.events where id = v_event for share;
  -- shared with other judges, not with whoever changes the rubric, declares a conflict or opens the scores
  select * into s from public.judging_setups where event_id = v_event for share;
  if v_round <> private.judging_round(v_event) or private.judging_state(v_event) = 'closed' and private.is_past_round(v_event, v_round) then
    perform private.refuse('judging_round_is_over');
  elsif private.has_dropped_out(v_event, me) then
    perform private.refuse('judge_dropped_out', 403);
  end if;
  -- one save of a judge about a project at a time
  perform from public.judging_seats where team_id = p_team and judge_id = me and round = v_round for no key update;
  if not found then
    -- a new plan took it away while this was given
    perform private.seat_again(p_team, me, v_round);
    perform from public.judging_seats where team_id = p_team and judge_id = me and round = v_round for no key update;
  end if;
  v_now := private.now();
  case private.judging_state(v_event)
    when 'before' then perform private.refuse('judging_has_not_begun');
    when 'open' then null;
    else perform private.refuse('judging_is_over');
  end case;
  v_rubric := private.own_rubric(p_team);
  if jsonb_typeof(p_points) = 'object' and exists (select from jsonb_object_keys(p_points) key join public.rubric_criteria c on c.id::text = key
      where c.event_id = v_event and c.challenge_id is distinct from v_rubric) then
    perform private.refuse('points_are_of_another_rubric', 400);
  elsif jsonb_typeof(p_points) is distinct from 'object' or (select array_agg(key order by key) from jsonb_object_keys(p_points) key) is distinct from
      (select array_agg(c.id::text order by c.id::text) from public.rubric_criteria c
        where c.event_id = v_event and c.challenge_id is not distinct from v_rubric) then
    perform private.refuse('rubric_was_changed');
  elsif exists (select from jsonb_each(p_points) p where case when jsonb_typeof(p.value) = 'number'
      then p.value::numeric not between 1 and s.most or p.value::numeric % 1 <> 0 else true end) then
    perform private.refuse('points_fit_the_scale', 400);
  end if;
  select * into j from public.judgements where team_id = p_team and judge_id = me and round = v_round;
  if j.version is not null and private.is_by_an_earlier_link(me, j.saved_at) then
    perform private.refuse('given_by_an_earlier_link', 403);
  -- the same marks again say that they stand for what was handed in since
  elsif j.version is not null and j.comment = v_comment and j.saved_at >= (select submitted_at from public.submissions where team_id = p_team) and p_points =
      (select jsonb_object_agg(p.criterion_id, p.points) from public.judgement_points p where p.team_id = p_team and p.judge_id = me and p.round = v_round) then
    return j.version;
  elsif coalesce(j.version, 0) <> coalesce(p_version, 0) then
    perform private.refuse('judgement_was_changed');
  end if;
  insert into public.judgements as mine (team_id, event_id, judge_id, round, comment, saved_at) values (p_team, v_event, me, v_round, v_comment, v_now)
  on conflict (team_id, judge_id, round) do update set comment = excluded.comment, version = mine.version + 1, saved_at = excluded.saved_at
  returning * into j;
  insert into public.judgement_points (team_id, judge_id, round, criterion_id, points)
  select p_team, me, v_round, key::bigint, value::numeric::integer from jsonb_each_text(p_points)
  on conflict (team_id, judge_id, round, criterion_id) do update set points = excluded.points;
  -- that somebody scored, never what
  perform private.log_judge('judging.scored', v_event, me);
  return j.version;
end $$;

-- Opens the scores for organizers and closes the scoring for good. Before the voting begins only when nothing is left to
-- score: nobody cuts off those who are not done, and nobody looks on the way. Again changes nothing.
-- Refuses: organizer_only, no_such_event, wait_for_all_judgements's.
create function public.open_scores(p_event bigint) returns timestamptz
language plpgsql security definer set search_path = '' as $$
declare
  s public.judging_setups;
begin
  perform private.hold_event_times(p_event);
  select * into s from public.judging_setups where event_id = p_event for update;
  if s.opened_at is not null and private.organizes(p_event) then
    return s.opened_at;
  end if;
  s := private.judging_of(p_event);
  if s.opened_at is null and private.judging_state(p_event) <> 'closed' then
    perform private.wait_for_all_judgements(p_event);
  end if;
  update public.judging_setups set opened_at = private.now(), opened_by = auth.uid() where event_id = p_event returning * into s;
  perform private.log('judging.opened', 'events', p_event::text);
  return s.opened_at;
end $$;

grant execute on function public.declare_judge_conflict(bigint, uuid, text), public.take_back_judge_conflict(bigint, uuid),
  public.seat_judges(bigint, jsonb), public.save_judgement(bigint, jsonb, text, integer, integer), public.open_scores(bigint) to authenticated;
