-- decisions, who of a panel counts: whoever can still vote is needed for the quorum, and whoever is of it records what it decided.

-- Admins who are not leaders have no ballot.
create function private.votes(p_person uuid) returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (select from public.people where id = p_person and left_at is null and role = 'leader')
$$;

-- Whether a ballot can come from a seat, or has: whoever became an admin, does not lead any more or left casts none, and a
-- delegate only while the absent still leads. What was cast counts. Fixed at the reveal: who leaves later could have voted.
create function private.seat_counts(s public.ballot_seats) returns boolean
language sql stable security definer set search_path = '' as $$
  select coalesce(s.could_vote, exists (select from public.ballots v where v.box_id = s.box_id and v.voter_id = s.person_id)
    or (not s.is_recused and private.leads(s.person_id) and private.votes(coalesce(s.delegate_id, s.person_id))))
$$;

-- How many ballots a reveal needs: as many as when the box was opened, or the same share of those of the panel who can vote
-- at this moment where these are fewer; never below three, because fewer would say who voted what. Fixed at the reveal.
create function private.quorum_of(b public.ballot_boxes) returns integer
language sql stable security definer set search_path = '' as $$
  select coalesce(b.quorum_at_reveal, case when b.revealed_at is not null or b.quorum_percent is null then b.quorum
    else least(b.quorum, greatest(3, private.quorum_needed((select count(*)::integer from public.ballot_seats s
      where s.box_id = b.id and private.seat_counts(s)), b.quorum_percent))) end)
$$;

-- Who records what a panel decided, and asks for what goes against it: its chair and whoever has a seat on it, or casts for
-- one. Where none of them leads any more every leader does, and where no review opened the box every leader does anyway.
create function private.decides(p_box bigint, p_person uuid) returns boolean
language sql stable security definer set search_path = '' as $$
  select not private.is_recused(b.id, p_person) and (not b.has_panel or b.opened_by = p_person
    or exists (select from public.ballot_seats s where s.box_id = b.id and not s.is_recused and p_person in (s.person_id, s.delegate_id))
    or not exists (select from public.ballot_seats s where s.box_id = b.id and not s.is_recused and private.leads(s.person_id)))
  from public.ballot_boxes b where b.id = p_box
$$;

-- Refuses: panel_decides.
create function private.check_decider(p_box bigint, p_person uuid) returns void
language plpgsql security definer set search_path = '' as $$
begin
  if not private.decides(p_box, p_person) then
    perform private.refuse('panel_decides', 403);
  end if;
end $$;

grant execute on function private.votes(uuid), private.seat_counts(public.ballot_seats), private.quorum_of(public.ballot_boxes),
  private.decides(bigint, uuid) to authenticated;
