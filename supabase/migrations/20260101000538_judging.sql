-- judging, who leaves it and when nothing is left to score. Scores open before the voting only when every project was seen as often as was
-- set, or by all who may: an organizer who wants to look early cannot make the judging smaller for it.

create function private.has_scores(p_event bigint, p_round integer) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return exists (select from public.judgements where event_id = p_event and round = p_round)
    or exists (select from public.pair_verdicts where event_id = p_event and round = p_round);
end $$;

-- Remembers how often each project was to be seen in the round that is judged now, before less is set.
create function private.keep_promise(p_event bigint) returns void
language plpgsql security definer set search_path = '' as $$
declare
  n record;
begin
  select * into n from private.judging_now(p_event);
  if private.has_scores(p_event, n.round) then
    update public.judging_setups set promised = greatest(promised, case n.method when 'pairs' then looks else seats end)
    where event_id = p_event and n.round = 1;
    update public.judging_finals set promised = greatest(promised, case n.method when 'pairs' then looks else seats end)
    where event_id = p_event and n.round = 2;
  end if;
end $$;

-- How often each project is to be seen, also when scores are in: less means less to do for judges, and no earlier opening.
-- Refuses: judging_of's and judging_setups_seats_are_few.
create function public.set_judging_seats(p_event bigint, p_seats integer) returns void
language plpgsql security definer set search_path = '' as $$
begin
  perform private.judging_of(p_event);
  perform private.keep_promise(p_event);
  update public.judging_setups set seats = p_seats where event_id = p_event and private.judging_round(p_event) = 1;
  update public.judging_finals set seats = p_seats where event_id = p_event and named_at is not null;
  perform private.log('judging.set_up', 'events', p_event::text, jsonb_build_object('seats', p_seats));
end $$;

-- A judge drops out: what he or she scored counts, the other seats are free. Judges may do it for themselves.
-- Refuses: no_such_judge, organizer_only, judging_is_over.
create function public.withdraw_judge(p_event bigint, p_person uuid) returns void
language plpgsql security definer set search_path = '' as $$
begin
  perform private.drop_judge(p_event, p_person, private.caller());
end $$;

-- p_me: who says it, a judge or an organizer.
create function private.drop_judge(p_event bigint, p_person uuid, p_me uuid) returns void
language plpgsql security definer set search_path = '' as $$
begin
  perform from public.judging_setups where event_id = p_event for update;
  if not exists (select from public.judges where event_id = p_event and person_id = p_person and withdrawn_at is null) then
    perform private.refuse('no_such_judge', 404);
  elsif p_person <> p_me and not private.organizes(p_event) then
    perform private.refuse('organizer_only', 403);
  elsif private.judging_state(p_event) = 'opened' then
    perform private.refuse('judging_is_over');
  end if;
  update public.judges set withdrawn_at = private.now(),
    taken_off_in = case when p_person <> p_me and private.has_scores(p_event, r) then r end
  from private.judging_round(p_event) r where event_id = p_event and person_id = p_person;
  perform private.free_seats_of(p_event, p_person);
  perform private.log_judge('judging.judge_withdrew', p_event, p_me, jsonb_build_object('judge', p_person));
end $$;

grant execute on function public.set_judging_seats(bigint, integer), public.withdraw_judge(bigint, uuid) to authenticated;

-- How often each project is to have been seen before the scores open early.
create function private.wanted_looks(p_event bigint) returns integer
language plpgsql stable security definer set search_path = '' as $$
begin
  return (select greatest(case n.method when 'pairs' then n.looks else n.seats end, case n.round when 1 then s.promised else f.promised end)
    from private.judging_now(p_event) n left join public.judging_setups s on s.event_id = p_event
      left join public.judging_finals f on f.event_id = p_event);
end $$;

-- The projects that are judged now, with how often each was seen: what was given against a conflict does not count.
create function private.looks_so_far(p_event bigint) returns table (team_id bigint, seen bigint)
language plpgsql stable security definer set search_path = '' as $$
begin
  return query select s.team_id, case n.method when 'pairs' then
      (select count(*) from public.judging_pairs p join public.pair_verdicts v on v.pair_id = p.id
        where p.event_id = p_event and p.round = n.round and s.team_id in (p.first_id, p.second_id) and not private.is_kept_off_pair(p))
    else (select count(*) from public.judgements g where g.team_id = s.team_id and g.round = n.round and not private.is_kept_off(g.team_id, g.judge_id)) end
  from private.judging_now(p_event) n join public.submissions s on s.event_id = p_event and (n.round = 1 or private.is_finalist(s.team_id));
end $$;

-- Whom a project could still be seen by. Whoever dropped out, is in the team or has declared a conflict could not; a judge whom an organizer
-- took off, or kept off a team, when something was scored already still could: it is for others to look in his or her place.
create function private.could_judge(p_event bigint, p_team bigint, p_round integer) returns setof uuid
language plpgsql stable security definer set search_path = '' as $$
begin
  return query select j.person_id from public.judges j left join public.guest_judges g on g.event_id = j.event_id and g.id = j.guest_id
      left join public.people p on p.id = coalesce(j.member_id, g.made_by)
    where j.event_id = p_event and (j.withdrawn_at is null or j.taken_off_in = p_round)
      and p.left_at is null and (g.id is null or g.expires_at > private.now())
      and not exists (select from public.team_members m where m.team_id = p_team and m.person_id = j.person_id)
      and not exists (select from public.judge_conflicts c where c.team_id = p_team and c.judge_id = j.person_id and c.declared_in is distinct from p_round);
end $$;

-- Whether a project was seen less often than was set although somebody could still look at it; in pairs, at it and at another one that was
-- not compared more often than that.
create function private.is_any_seen_too_seldom(p_event bigint) returns boolean
language plpgsql stable security definer set search_path = '' as $$
declare
  n record;
  v_wanted integer := private.wanted_looks(p_event);
begin
  select * into n from private.judging_now(p_event);
  if n.method = 'pairs' then
    return (with field as materialized (select * from private.looks_so_far(p_event)),
      able as materialized (select f.team_id, f.seen, j.id from field f cross join lateral private.could_judge(p_event, f.team_id, n.round) j (id)
        where f.seen <= v_wanted)
      select exists (select from able a join able b on a.id = b.id and a.team_id <> b.team_id where a.seen < v_wanted
        and not exists (select from public.judging_pairs p join public.pair_verdicts v on v.pair_id = p.id
          where p.judge_id = a.id and p.round = n.round and least(p.first_id, p.second_id) = least(a.team_id, b.team_id)
            and greatest(p.first_id, p.second_id) = greatest(a.team_id, b.team_id))));
  end if;
  return exists (select from private.looks_so_far(p_event) f cross join lateral private.could_judge(p_event, f.team_id, n.round) j (id)
    where f.seen < v_wanted and not exists (select from public.judgements g where g.team_id = f.team_id and g.judge_id = j.id and g.round = n.round));
end $$;

-- Whether the round that is judged now has something to show for itself and nobody who was given something is behind.
create function private.has_all_judgements(p_event bigint) returns boolean
language plpgsql stable security definer set search_path = '' as $$
declare
  r integer := private.judging_round(p_event);
begin
  return private.has_scores(p_event, r)
    and not exists (select from public.judging_pairs p where p.event_id = p_event and p.round = r
      and not exists (select from public.pair_verdicts v where v.pair_id = p.id))
    and not exists (select from public.judging_seats t where t.event_id = p_event and t.round = r
      and not exists (select from public.judgements j where j.team_id = t.team_id and j.judge_id = t.judge_id and j.round = t.round));
end $$;

-- Whether a round may end before the voting begins, asked under the lock of the event (hold_event_times). Nobody gets stuck: from then on the
-- scores open as they are, and no team's time ends later than that.
-- Refuses: scores_open_after_more_time, scores_open_when_all_are_in, scores_open_when_seen_as_set.
create function private.wait_for_all_judgements(p_event bigint) returns void
language plpgsql security definer set search_path = '' as $$
begin
  -- what it hands in is to be judged, and as it is then
  if exists (select from private.teams_with_more_time(p_event)) then
    perform private.refuse('scores_open_after_more_time');
  elsif private.judging_state(p_event) <> 'open' or not private.has_all_judgements(p_event) then
    perform private.refuse('scores_open_when_all_are_in');
  elsif private.is_any_seen_too_seldom(p_event) then
    perform private.refuse('scores_open_when_seen_as_set');
  end if;
end $$;

-- Waits for whoever gives a team more time or hands in, who hold the event too, and they for this.
create function private.hold_event_times(p_event bigint) returns void
language plpgsql security definer set search_path = '' as $$
begin
  perform from public.events where id = p_event for no key update;
end $$;

-- Nobody gets time to build what no judge will look at: more time is given before the first round, or the only one, is closed for good.
-- Refuses: extension_comes_before_the_scores.
create function private.keep_more_time_judged() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if private.is_past_round(new.event_id, 1) then
    perform private.refuse('extension_comes_before_the_scores');
  end if;
  return new;
end $$;
create trigger submission_extensions_are_judged before insert on public.submission_extensions
  for each row execute function private.keep_more_time_judged();
create trigger submission_extensions_reach_the_desk after insert on public.submission_extensions
  for each row execute function private.announce_judging();

-- How many projects are planned for fewer judges, or comparisons, than is set: what was given counts, and what somebody can still give.
create function private.gaps_in_plan(p_event bigint) returns integer
language plpgsql stable security definer set search_path = '' as $$
begin
  return (select count(*) from private.judging_now(p_event) n join public.submissions s on s.event_id = p_event and (n.round = 1 or private.is_finalist(s.team_id))
    where case n.method when 'pairs' then n.looks > (select count(*) from public.judging_pairs p
        where p.event_id = p_event and p.round = n.round and s.team_id in (p.first_id, p.second_id) and not private.is_kept_off_pair(p)
          and (private.can_judge(p_event, p.judge_id) or exists (select from public.pair_verdicts v where v.pair_id = p.id)))
      else n.seats > (select count(*) from public.judging_seats q
        where q.team_id = s.team_id and q.round = n.round and not private.is_kept_off(q.team_id, q.judge_id)
          and (private.can_judge(p_event, q.judge_id)
            or exists (select from public.judgements g where g.team_id = q.team_id and g.judge_id = q.judge_id and g.round = q.round))) end);
end $$;
grant execute on function private.gaps_in_plan(bigint) to authenticated;

-- What the plan of an event lacks while judges judge, for the first page of whoever organizes it: not of every leader. Who organizes is
-- asked before anything is counted: everybody's first page asks, and only a case keeps its conditions in order.
create view public.judging_gaps with (security_invoker = true) as
select e.slug, e.name, e.voting_at, l.projects
from public.events e cross join lateral (select case when private.now() >= e.judging_at and private.now() < e.voting_at
    and (e.organizer_id = (select auth.uid()) or exists (select from public.event_roles r
      where r.event_id = e.id and r.person_id = (select auth.uid()) and r.role = 'organizer'))
    and private.judging_state(e.id) = 'open' then private.gaps_in_plan(e.id) else 0 end as projects offset 0) l
where exists (select from public.judges j where j.event_id = e.id) and l.projects > 0;
grant select on public.judging_gaps to authenticated;
