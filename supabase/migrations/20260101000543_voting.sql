-- voting, worked out: the app works out what came out and keeps it for as long as nothing it is worked out of becomes another.

-- The teams that a vote puts in order, as far as whoever asks reads them: one whose idea is hidden is read by few.
create function private.voted_teams(p_event bigint) returns jsonb
language plpgsql stable set search_path = '' as $$
begin
  return (select coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'name', t.name) order by t.id), '[]')
    from public.submissions s join public.teams t on t.id = s.team_id join public.ideas i on i.id = t.idea_id where s.event_id = p_event);
end $$;

-- Which count of the ballots stands; null where they were not counted yet for these results.
create function private.vote_counting(p_event bigint, p_results_at timestamptz) returns uuid
language plpgsql stable security definer set search_path = '' as $$
begin
  return (select counting from private.vote_outcomes where event_id = p_event and results_at = p_results_at);
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

-- What the outcome is worked out of beside the ballots, with its fingerprint: {"state", "counting", "method", "teams"}. The ballots are the
-- server's (542). Null where there is no fingerprint.
create function public.read_voting_result(p_slug text) returns jsonb
language plpgsql stable set search_path = '' as $$
begin
  return (select jsonb_build_object('state', s.state, 'counting', private.vote_counting(e.id, e.results_at),
      'method', (private.voting_rule(e.id)).method, 'teams', private.voted_teams(e.id))
    from public.events e, public.voting_state(p_slug) s (state) where e.slug = p_slug and s.state is not null);
end $$;

grant execute on function private.voted_teams(bigint), private.vote_counting(bigint, timestamptz), public.voting_state(text),
  public.read_voting_result(text) to authenticated;
