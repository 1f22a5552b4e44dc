-- judging, worked out: the app works out the places of an event whose results are out, and keeps them for as long as nothing they are
-- worked out of becomes another.

-- A fingerprint of everything that public.judging_results reads for everybody from the results on. Marks and verdicts change no more
-- then and are never taken away, so they are counted and not read; whom a judge is kept off, and what teams and ideas are called, may
-- change. Null before the results, for strangers, and for an event that is not there.
create function public.judging_results_state(p_slug text) returns text
language plpgsql stable security definer set search_path = '' as $$
declare
  e public.events;
begin
  select * into e from public.events where slug = p_slug and private.now() >= results_at;
  if not found or not private.is_member() then
    return null;
  end if;
  return encode(sha256(convert_to(jsonb_build_array(e.id,
    (select to_jsonb(s) from public.judging_setups s where s.event_id = e.id),
    (select to_jsonb(f) from public.judging_finals f where f.event_id = e.id),
    (select jsonb_agg(jsonb_build_array(l.team_id, l.place) order by l.team_id) from public.finalists l where l.event_id = e.id),
    (select jsonb_agg(to_jsonb(c) order by c.id) from public.rubric_criteria c where c.event_id = e.id),
    (select jsonb_agg(jsonb_build_array(t.id, t.name, i.title, i.challenge_id) order by t.id)
      from public.submissions w join public.teams t on t.id = w.team_id join public.ideas i on i.id = t.idea_id where w.event_id = e.id),
    (select jsonb_build_array(count(*), sum(g.version), max(g.saved_at)) from public.judgements g where g.event_id = e.id),
    (select jsonb_build_array(count(*), sum(v.version), max(v.saved_at)) from public.pair_verdicts v where v.event_id = e.id),
    (select jsonb_agg(jsonb_build_array(c.team_id, c.judge_id) order by c.team_id, c.judge_id) from public.judge_conflicts c where c.event_id = e.id),
    (select jsonb_agg(jsonb_build_array(m.team_id, m.person_id) order by m.team_id, m.person_id)
      from public.judges j join public.team_members m on m.event_id = j.event_id and m.person_id = j.person_id where j.event_id = e.id)
  )::text, 'UTF8')), 'hex');
end $$;

-- The results with that fingerprint, both of one moment: {"state", "opened"}. Null where there is no fingerprint.
create function public.read_judging_results(p_slug text) returns jsonb
language plpgsql stable set search_path = '' as $$
begin
  return (select jsonb_build_object('state', s.state, 'opened', public.judging_results(p_slug))
    from public.judging_results_state(p_slug) s (state) where s.state is not null);
end $$;

grant execute on function public.judging_results_state(text), public.read_judging_results(text) to authenticated;
