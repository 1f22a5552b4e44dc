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

-- What a conflict of interest is, in the words of who declared it; everybody sees it.
alter table public.ballot_seats add conflict text not null default '',
  add constraint ballot_seats_conflict_fits check (length(conflict) <= 500);

-- Declares a conflict of interest on a ballot that no review opened: no ballot there, no part in what follows it, and for good. Where a
-- review opened it, it is declared there. Again changes nothing.
-- Refuses: leaders_only, no_such_box, conflict_belongs_to_its_review, box_is_revealed, conflicted_has_voted, ballot_seats_conflict_fits.
create function public.recuse_from_ballot(p_box bigint, p_note text default '') returns void
language plpgsql security definer set search_path = '' as $$
declare
  me uuid := private.leader();
  b public.ballot_boxes;
begin
  select * into b from public.ballot_boxes where id = p_box and withdrawn_at is null for update;
  if not found then
    perform private.refuse('no_such_box', 404);
  elsif b.has_panel then
    perform private.refuse('conflict_belongs_to_its_review');
  elsif b.revealed_at is not null then
    perform private.refuse('box_is_revealed');
  elsif exists (select from public.ballots where box_id = b.id and voter_id = me) then
    perform private.refuse('conflicted_has_voted');
  end if;
  insert into public.ballot_seats (box_id, person_id, function, is_recused, conflict)
  select b.id, p.id, p.function, true, btrim(coalesce(p_note, '')) from public.people p where p.id = me
  on conflict (box_id, person_id) do nothing;
  if found then
    perform private.log('ballot.conflict_declared', 'experiments', b.experiment_id::text, jsonb_build_object('box', b.id));
  end if;
end $$;

-- Who declared a conflict on an experiment and what of it was withdrawn keeps it where the ballot is opened again.
create function private.recuse_again() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  insert into public.ballot_seats (box_id, person_id, function, is_recused, conflict)
  select distinct on (s.person_id) new.id, s.person_id, s.function, true, s.conflict
  from public.ballot_boxes o join public.ballot_seats s on s.box_id = o.id and s.is_recused
  where o.experiment_id = new.experiment_id and o.time_box = new.time_box and o.id <> new.id and not o.has_panel
  order by s.person_id, o.id desc;
  return null;
end $$;
create trigger conflicts_outlast_a_withdrawal after insert on public.ballot_boxes
  for each row when (not new.has_panel) execute function private.recuse_again();

-- How many ballots a reveal needs: as many as when the box was opened, or the same share of those of the panel who can vote
-- at this moment where these are fewer; never below three, because fewer would say who voted what. Fixed at the reveal.
create function private.quorum_of(b public.ballot_boxes) returns integer
language plpgsql stable security definer set search_path = '' as $$
begin
  -- plpgsql keeps the plan of this, which takes longer to make than to follow: a board asks it of every open ballot
  return coalesce(b.quorum_at_reveal, case when b.revealed_at is not null then b.quorum
    -- where no review opened it: no more than can vote, once somebody said that they cannot
    when b.quorum_percent is null then case when not exists (select from public.ballot_seats where box_id = b.id and is_recused) then b.quorum
      else least(b.quorum, greatest(3, (select count(*)::integer from public.people p
        where private.votes(p.id) and not private.is_recused(b.id, p.id) or exists (select from public.ballots v where v.box_id = b.id and v.voter_id = p.id)))) end
    else least(b.quorum, greatest(3, private.quorum_needed((select count(*)::integer from public.ballot_seats s
      where s.box_id = b.id and private.seat_counts(s)), b.quorum_percent))) end);
end $$;

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

grant execute on function public.recuse_from_ballot(bigint, text), private.votes(uuid), private.seat_counts(public.ballot_seats), private.quorum_of(public.ballot_boxes),
  private.decides(bigint, uuid) to authenticated;
