-- voting, worked out: the app works out what came out and keeps it for as long as nothing it is worked out of becomes another.

-- The teams that a vote puts in order, as far as whoever asks reads them: one whose idea is hidden is read by few.
create function private.voted_teams(p_event bigint) returns jsonb
language plpgsql stable set search_path = '' as $$
begin
  return (select coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'name', t.name) order by t.id), '[]')
    from public.submissions s join public.teams t on t.id = s.team_id join public.ideas i on i.id = t.idea_id where s.event_id = p_event);
end $$;

-- Which count of the ballots stands; null where they were not counted yet for these results. A preview counts for itself alone until
-- then: it does not wait for a ballot that was let in at the last moment.
create function private.vote_counting(p_event bigint, p_results_at timestamptz) returns uuid
language plpgsql stable security definer set search_path = '' as $$
begin
  return coalesce((select counting from private.vote_outcomes where event_id = p_event and results_at = p_results_at),
    case when private.preview() is not null then gen_random_uuid() end);
end $$;

-- A fingerprint of everything the outcome is worked out of, as far as whoever asks reads it: the same for whoever reads the same. It
-- counts nothing and sends no ballot. Null before the results, for strangers, and for an event that is not there.
create function public.voting_state(p_slug text) returns text
language plpgsql stable set search_path = '' as $$
begin
  return (select encode(sha256(convert_to(jsonb_build_array(e.id, e.results_at, private.vote_counting(e.id, e.results_at),
      (private.voting_rule(e.id)).method, private.voted_teams(e.id))::text, 'UTF8')), 'hex')
    from public.events e where e.slug = p_slug and private.now() >= e.results_at);
end $$;

-- What the outcome is worked out of, with its fingerprint: {"state", "method", "teams", "ballots"}, these as public.voting_result has them.
-- Null where there is no fingerprint.
create function public.read_voting_result(p_slug text) returns jsonb
language plpgsql set search_path = '' as $$
declare
  v_event bigint := (select id from public.events where slug = p_slug);
  -- first: whoever is the first to ask has them counted, and the fingerprint is of that count
  v_ballots jsonb := public.voting_result(v_event);
begin
  return (select jsonb_build_object('state', s.state, 'method', (private.voting_rule(v_event)).method, 'teams', private.voted_teams(v_event),
      'ballots', v_ballots) from public.voting_state(p_slug) s (state) where s.state is not null);
end $$;

grant execute on function private.voted_teams(bigint), private.vote_counting(bigint, timestamptz), public.voting_state(text),
  public.read_voting_result(text) to authenticated;
