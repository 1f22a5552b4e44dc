-- submissions, many at once: which teams handed in, for pages that name them all.

-- The teams that handed in, as far as whoever asks reads what they did: as the policy of public.submissions has it, asked once where it
-- is the same for all of them and not for each.
create function private.handed_in(p_event bigint) returns table (team_id bigint)
language plpgsql stable security definer set search_path = '' as $$
declare
  -- of a team that is nobody's own
  v_reads_all boolean := private.reads_submission(0, p_event);
begin
  if not private.is_member() then
    return;
  end if;
  return query select s.team_id from public.submissions s
    where s.event_id = p_event and (v_reads_all or private.reads_submission(s.team_id, p_event));
end $$;
grant execute on function private.handed_in(bigint) to authenticated;
