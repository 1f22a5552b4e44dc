-- impact, what became of an event: its ideas as far as each has come, by the same journeys that leadership follows.
create function public.event_outcome(p_event bigint) returns jsonb
language sql stable set search_path = '' as $$
  select jsonb_build_object('ideas', count(*), 'teams', count(*) filter (where j.team_at is not null),
    'submissions', (select count(*) from public.submissions s where s.event_id = p_event),
    -- by what was said of each team last, as the ledger counts them
    'carried_on', (select count(*) from public.submissions s where s.event_id = p_event and (select f.experiment_id from public.follow_throughs f
      where f.team_id = s.team_id order by f.id desc limit 1) is not null),
    'tested', count(*) filter (where j.reach >= 2), 'promoted', count(*) filter (where j.promoted_at is not null),
    'live', count(*) filter (where j.live_on is not null),
    'killed', count(*) filter (where exists (select from public.experiments x where x.idea_id = i.id and x.ended_as = 'killed')))
  from public.ideas i join public.idea_journeys j on j.id = i.id where i.event_id = p_event
$$;
grant execute on function public.event_outcome(bigint) to authenticated;
