-- judging: what its pages show. Each in one answer.

-- The event's rubric, or a challenge's own: empty where it has none.
create function private.rubric_of(p_event bigint, p_challenge bigint default null) returns jsonb
language plpgsql stable set search_path = '' as $$
begin return (
  select coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'name', c.name, 'least_means', c.least_means,
    'most_means', c.most_means, 'weight', c.weight) order by c.position), '[]')
  from public.rubric_criteria c where c.event_id = p_event and c.challenge_id is not distinct from p_challenge);
end $$;

-- Whether a rubric of its own, or none any more, would change scores that were given.
create function private.is_challenge_scored(p_challenge bigint) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return exists (select from public.judgements j join public.teams t on t.id = j.team_id join public.ideas i on i.id = t.idea_id
    where i.challenge_id = p_challenge);
end $$;

-- The challenges of an event, each with its own criteria: none where it is judged by the event's.
create function private.challenge_rubrics(p_event bigint) returns jsonb
language plpgsql stable set search_path = '' as $$
begin return (
  select coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'title', c.title, 'criteria', private.rubric_of(p_event, c.id),
    'is_frozen', private.is_challenge_scored(c.id)) order by c.position), '[]')
  from public.challenges c where c.event_id = p_event);
end $$;

-- The projects that a judge scores in the round that is judged now; in a preview, where nobody was given any, a sample.
create function private.seats_to_judge(p_event bigint, p_judge uuid) returns setof public.judging_seats
language plpgsql stable set search_path = '' as $$
begin
  if private.preview() is null then
    return query select q.* from public.judging_seats q
      where q.event_id = p_event and q.judge_id = p_judge and q.round = private.judging_round(p_event);
  else
    return query select s.team_id, p_event, p_judge, s.round, private.now() from private.sample_to_judge(p_event) s where s.method = 'rubric';
  end if;
end $$;
grant execute on function private.seats_to_judge(bigint, uuid) to authenticated;

-- What one judge looks at, with what he or she gave: as far as the policies show it to whoever asks.
create function private.judge_queue(p_event bigint, p_judge uuid) returns jsonb
language sql stable set search_path = '' as $$
  select coalesce(jsonb_agg(jsonb_build_object('team', t.id, 'name', t.name, 'idea', i.title, 'has_conflict', not private.counts(t.id, p_judge, q.round),
      'rubric', private.own_rubric(t.id), 'more_until', private.more_time_of(t.id), 'written', private.handed_in(w),
      'given', (select jsonb_build_object('version', g.version, 'saved_at', g.saved_at, 'is_sealed', s.is_sealed,
          'is_outdated', g.saved_at < w.submitted_at, 'comment', case when s.is_sealed then '' else g.comment end,
          'points', (select coalesce(jsonb_object_agg(p.criterion_id, p.points), '{}') from public.judgement_points p
            where p.team_id = g.team_id and p.judge_id = g.judge_id and p.round = g.round and not s.is_sealed))
        from public.judgements g, lateral (select private.is_by_an_earlier_link(p_judge, g.saved_at) as is_sealed) s where g.team_id = t.id and g.judge_id = p_judge and g.round = q.round)) order by md5(p_judge::text || t.id)), '[]')
  from private.seats_to_judge(p_event, p_judge) q join public.teams t on t.id = q.team_id join public.ideas i on i.id = t.idea_id
    join public.submissions w on w.team_id = t.id
$$;

-- What was declared about one judge; what nobody among the people said, a guest said.
create function private.conflicts_of_judge(p_event bigint, p_judge uuid) returns jsonb
language sql stable set search_path = '' as $$
  select coalesce(jsonb_agg(jsonb_build_object('team', t.id, 'name', t.name, 'reason', c.reason,
    'is_own_word', coalesce(c.declared_by, p_judge) = p_judge, 'has_counted', private.has_counted(c)) order by t.name, t.id), '[]')
  from public.judge_conflicts c join public.teams t on t.id = c.team_id where c.event_id = p_event and c.judge_id = p_judge
$$;
grant execute on function private.rubric_of(bigint, bigint), private.is_challenge_scored(bigint), private.challenge_rubrics(bigint), private.judge_queue(bigint, uuid),
  private.conflicts_of_judge(bigint, uuid) to authenticated;

-- By what an event is judged, for its own page. Null when there is no such event.
create function public.show_rubrics(p_slug text) returns jsonb
language plpgsql stable set search_path = '' as $$
begin
  return (select jsonb_build_object('criteria', private.rubric_of(e.id), 'challenges', private.challenge_rubrics(e.id))
    from public.events e where e.slug = p_slug);
end $$;
grant execute on function public.show_rubrics(text) to authenticated;

-- The judging of an event as whoever asks may see it: the rubric, who judges, and one's own queue with what one gave. Each judge
-- has an order of his or her own, so that no project is always seen last. Null when there is no such event.
create function public.show_judging(p_slug text) returns jsonb
language sql stable set search_path = '' as $$
  select jsonb_build_object('id', e.id, 'slug', e.slug, 'name', e.name, 'time_zone', e.time_zone, 'judging_at', e.judging_at,
    'voting_at', e.voting_at, 'results_at', e.results_at, 'asked_at', e.asked_at, 'state', private.judging_state(e.id),
    'may_organize', private.organizes(e.id), 'is_frozen', private.has_judgements(e.id),
    'round', n.round, 'method', n.method, 'looks', n.looks, 'seats', n.seats, 'final', private.final_of(e.id),
    'compares', private.pair_queue(e.id, auth.uid()), 'most', coalesce(s.most, 5), 'comments_to_teams', coalesce(s.comments_to_teams, true),
    'opened_at', s.opened_at,
    'criteria', private.rubric_of(e.id), 'challenges', private.challenge_rubrics(e.id),
    'judges', (select coalesce(jsonb_agg(jsonb_build_object('id', j.id, 'name', j.name, 'function', j.function,
        'is_bridging', j.is_bridging, 'is_guest', j.is_guest) order by j.name, j.id), '[]')
      from public.judge_faces j where j.event_id = e.id and j.withdrawn_at is null),
    'is_judge', private.judges_event(e.id),
    'fields', private.submission_fields(e.id), 'queue', private.judge_queue(e.id, auth.uid()),
    'projects', (select coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'name', t.name,
        'is_mine', exists (select from public.team_members m where m.team_id = t.id and m.person_id = (select auth.uid()))) order by t.name, t.id), '[]')
      from public.submissions w join public.teams t on t.id = w.team_id where w.event_id = e.id),
    'conflicts', private.conflicts_of_judge(e.id, auth.uid()))
  from public.event_list e cross join lateral private.judging_now(e.id) n left join public.judging_setups s on s.event_id = e.id
  where e.slug = p_slug
$$;

-- What an organizer steers by in the round that is judged now: who looks at what and how far they are, counted, never what they gave.
-- Null for everybody else.
create function public.judging_desk(p_event bigint) returns jsonb
language sql stable security definer set search_path = '' as $$
  select jsonb_build_object(
    'more_time', (select coalesce(jsonb_agg(jsonb_build_object('team', m.team_id, 'name', m.name, 'until_at', m.until_at) order by m.until_at, m.name), '[]')
      from private.teams_with_more_time(p_event) m),
    'pairs', (select coalesce(jsonb_agg(jsonb_build_object('judge', q.judge_id, 'first', q.first_id, 'second', q.second_id,
        'is_done', v.pair_id is not null) order by q.id), '[]')
      from public.judging_pairs q left join public.pair_verdicts v on v.pair_id = q.id where q.event_id = p_event and q.round = r),
    'judges', (select coalesce(jsonb_agg(jsonb_build_object('id', j.id, 'name', j.name, 'function', j.function,
        'is_bridging', j.is_bridging, 'has_withdrawn', j.withdrawn_at is not null, 'can_judge', private.can_judge(p_event, j.id),
        'seats', n.seats, 'done', n.done,
        'guest', (select jsonb_build_object('email', g.email, 'expires_at', g.expires_at, 'revoked_at', g.revoked_at, 'opened_at', g.opened_at,
            'opens', private.guest_link_opens(g))
          from public.guest_judges g where j.is_guest and g.id = j.id)) order by j.name, j.id), '[]')
      from public.judge_faces j
        cross join lateral (select sum(seats)::integer as seats, sum(done)::integer as done from (
          select count(*) as seats, count(g.team_id) as done from public.judging_seats s
            left join public.judgements g on g.team_id = s.team_id and g.judge_id = s.judge_id and g.round = s.round
            where s.event_id = p_event and s.judge_id = j.id and s.round = r
          union all select count(*), count(v.pair_id) from public.judging_pairs q left join public.pair_verdicts v on v.pair_id = q.id
            where q.event_id = p_event and q.judge_id = j.id and q.round = r) both_methods) n
      where j.event_id = p_event),
    'projects', (select coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'name', t.name,
        'panel', (select coalesce(jsonb_agg(jsonb_build_object('judge', s.judge_id, 'is_scored', g.team_id is not null)
            order by s.judge_id), '[]')
          from public.judging_seats s left join public.judgements g on g.team_id = s.team_id and g.judge_id = s.judge_id and g.round = s.round
          where s.team_id = t.id and s.round = r),
        'kept_off', (select coalesce(jsonb_agg(j.person_id), '[]') from public.judges j
          where j.event_id = p_event and not private.counts(t.id, j.person_id, r))) order by t.name, t.id), '[]')
      from public.submissions w join public.teams t on t.id = w.team_id where w.event_id = p_event and (r = 1 or private.is_finalist(t.id))),
    'conflicts', (select coalesce(jsonb_agg(jsonb_build_object('team', t.id, 'team_name', t.name, 'judge', j.id, 'judge_name', j.name,
        'reason', c.reason, 'by', coalesce(d.name, j.name), 'has_counted', private.has_counted(c)) order by j.name, t.name, t.id), '[]')
      from public.judge_conflicts c join public.teams t on t.id = c.team_id
        join public.judge_faces j on j.event_id = c.event_id and j.id = c.judge_id left join public.people d on d.id = c.declared_by
      where c.event_id = p_event))
  from private.judging_round(p_event) r where private.is_member() and private.organizes(p_event)
$$;

-- The scores of an event once they are opened: for organizers at once, those of a first round as soon as it is closed; for everybody at
-- the results. What belongs to a second round is in "final" and says so by its round. Judges are numbers here, in
-- no order that says who they are; only organizers are told their names. What was given against a conflict is left out.
-- Null when there is no such event; without scores while they are sealed.
create function public.judging_results(p_slug text) returns jsonb
language sql stable security definer set search_path = '' as $$
  with shown as (
    select e.id, e.name, e.slug, e.results_at, e.time_zone, n as asked_at, private.judging_state(e.id) as state, private.organizes(e.id) as organizes,
      private.is_past_round(e.id, 1) and (private.organizes(e.id) or n >= e.results_at) as is_open,
      private.judging_state(e.id) = 'opened' and (private.organizes(e.id) or n >= e.results_at) as is_final_open,
      coalesce(s.most, 5) as most, coalesce(s.comments_to_teams, true) as comments_to_teams, coalesce(s.method, 'rubric') as method
    from public.events e cross join private.now() n left join public.judging_setups s on s.event_id = e.id
    where e.slug = p_slug and private.is_member()
  ), numbered as (
    select j.person_id, row_number() over (order by j.mask) as number
    from shown join public.judges j on j.event_id = shown.id
  ), fair as (
    select g.team_id, g.judge_id, g.round from shown join public.judgements g on g.event_id = shown.id
    where case when g.round = 1 then shown.is_open else shown.is_final_open end and private.counts(g.team_id, g.judge_id, g.round)
  )
  select jsonb_build_object('id', shown.id, 'name', shown.name, 'slug', shown.slug, 'results_at', shown.results_at,
    'time_zone', shown.time_zone, 'asked_at', shown.asked_at, 'state', shown.state, 'may_organize', shown.organizes, 'is_open', shown.is_open,
    'awaits_opening', shown.organizes and private.awaits_opening(shown.id), 'most', shown.most, 'method', shown.method, 'final', case when shown.is_open then private.final_results(shown.id, shown.is_final_open) end,
    'comments_to_teams', shown.comments_to_teams,
    'criteria', (select coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'name', c.name, 'weight', c.weight, 'rubric', c.challenge_id)
        order by c.challenge_id nulls first, c.position), '[]')
      from public.rubric_criteria c where c.event_id = shown.id),
    'challenges', (select coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'title', c.title) order by c.position), '[]')
      from public.challenges c where c.event_id = shown.id),
    'projects', (select coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'name', t.name, 'idea', i.title, 'rubric', private.own_rubric(t.id))
        order by t.name, t.id), '[]')
      from public.submissions w join public.teams t on t.id = w.team_id join public.ideas i on i.id = t.idea_id
      where w.event_id = shown.id and shown.is_open),
    'scores', (select coalesce(jsonb_agg(jsonb_build_object('team', f.team_id, 'judge', n.number, 'round', f.round,
        'points', (select jsonb_object_agg(p.criterion_id, p.points) from public.judgement_points p
          where p.team_id = f.team_id and p.judge_id = f.judge_id and p.round = f.round)) order by f.round, f.team_id, n.number), '[]')
      from fair f join numbered n on n.person_id = f.judge_id),
    'verdicts', (select coalesce(jsonb_agg(jsonb_build_object('judge', n.number, 'first', q.first_id, 'second', q.second_id, 'choice', v.choice, 'round', v.round)
        order by v.round, md5(v.pair_id::text)), '[]')
      from public.pair_verdicts v join public.judging_pairs q on q.id = v.pair_id join numbered n on n.person_id = v.judge_id
      where v.event_id = shown.id and case when v.round = 1 then shown.is_open else shown.is_final_open end and private.pair_counts(q)),
    'judges', (select jsonb_agg(jsonb_build_object('number', n.number, 'name', j.name, 'function', j.function, 'is_bridging', j.is_bridging)
        order by n.number) from numbered n join public.judge_faces j on j.event_id = shown.id and j.id = n.person_id
      where shown.is_open and shown.organizes))
  from shown
$$;

-- What judges wrote about a project, without their names and in no order that says who they are: for its team at the results, where
-- the event has it so, and for organizers once the scores are opened. Nothing for anybody else.
-- beside: the other team of a pair, which reads the same.
create function public.judging_comments(p_slug text) returns table (team_id bigint, team text, comment text, round integer, beside text)
language sql stable security definer set search_path = '' as $$
  select t.id, t.name, g.comment, g.round, o.name
  from public.events e join (
      select j.event_id, j.team_id, j.comment, j.round, null::bigint as beside from public.judgements j where private.counts(j.team_id, j.judge_id, j.round)
      union all select v.event_id, side.team, v.comment, v.round, side.other
      from public.pair_verdicts v join public.judging_pairs q on q.id = v.pair_id
        cross join lateral (values (q.first_id, q.second_id), (q.second_id, q.first_id)) side (team, other)
      where v.comment <> '' and private.pair_counts(q)) g on g.event_id = e.id
    join public.teams t on t.id = g.team_id left join public.teams o on o.id = g.beside
    left join public.judging_setups s on s.event_id = e.id
  where e.slug = p_slug and private.is_member() and g.comment <> '' and private.is_past_round(e.id, g.round)
    and (private.organizes(e.id) or (private.now() >= e.results_at and s.comments_to_teams
      and exists (select from public.team_members m where m.team_id = t.id and m.person_id = auth.uid())))
  order by t.name, t.id, g.round desc, md5(g.comment)
$$;

grant execute on function public.show_judging(text), public.judging_desk(bigint), public.judging_results(text),
  public.judging_comments(text) to authenticated;

-- Live: an organizer's desk hears that somebody scored, joined or dropped out; never who, and never what was given.
create policy judging_is_followed_by_organizers on realtime.messages for select to authenticated
  using (case when (select realtime.topic()) ~ '^judging-[0-9]{1,15}$'
    then private.organizes(substr((select realtime.topic()), 9)::bigint) else false end);

create function private.announce_judging() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  perform realtime.send('{}'::jsonb, 'changed', 'judging-' || coalesce(new.event_id, old.event_id), true);
  return null;
end $$;
create trigger judgements_are_announced after insert on public.judgements for each row execute function private.announce_judging();
create trigger pair_verdicts_are_announced after insert on public.pair_verdicts for each row execute function private.announce_judging();
create trigger judging_finals_are_announced after insert or update on public.judging_finals for each row execute function private.announce_judging();
create trigger judges_are_announced after insert or update on public.judges for each row execute function private.announce_judging();
create trigger judge_conflicts_are_announced after insert or delete on public.judge_conflicts
  for each row execute function private.announce_judging();

-- What a judge still has to score, for the first page: also what was handed in again since.
create view public.judging_reminders with (security_invoker = true) as
select e.slug, e.name, e.voting_at, count(*) as to_score
from (
  select q.event_id from public.judging_seats q where q.judge_id = (select auth.uid())
    and not exists (select from public.judgements g join public.submissions w on w.team_id = g.team_id
      where g.team_id = q.team_id and g.judge_id = q.judge_id and g.round = q.round and g.saved_at >= w.submitted_at)
  union all
  select q.event_id from public.judging_pairs q where q.judge_id = (select auth.uid())
    and not exists (select from public.pair_verdicts v where v.pair_id = q.id and v.saved_at >= (select max(w.submitted_at)
      from public.submissions w where w.team_id in (q.first_id, q.second_id)))) open_seats
  join public.events e on e.id = open_seats.event_id
where private.judging_state(e.id) = 'open'
group by e.id;
grant select on public.judging_reminders to authenticated;
