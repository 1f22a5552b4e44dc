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

-- A conflict of interest in the words of who declared it, which everybody sees. It is about the experiment and not about one ballot: it
-- keeps out of every ballot of the time-box, wherever it is opened, and goes on into the next.
create table public.conflicts_of_interest (
  experiment_id bigint not null references public.experiments (id) on delete restrict,
  time_box integer not null,
  person_id uuid not null references public.people (id) on delete restrict,
  note text not null default '',
  declared_at timestamptz not null default private.now(),
  primary key (experiment_id, time_box, person_id),
  constraint conflicts_of_interest_note_fits check (length(note) <= 500)
);
create index conflicts_of_interest_by_person on public.conflicts_of_interest (person_id);
alter table public.conflicts_of_interest enable row level security;
create policy conflicts_of_interest_are_seen_by_members on public.conflicts_of_interest for select to authenticated using ((select private.is_member()));
grant select on public.conflicts_of_interest to authenticated;
alter table public.ballot_seats add conflict text not null default '';

-- Who declared a conflict about the time-box that an experiment is in, with what they said.
create function private.conflicted(p_experiment bigint) returns table (person_id uuid, note text)
language plpgsql stable security definer set search_path = '' as $$
begin
  return query select c.person_id, c.note from public.conflicts_of_interest c
    join public.experiments x on x.id = c.experiment_id and x.time_box = c.time_box where x.id = p_experiment;
end $$;
grant execute on function private.conflicted(bigint) to authenticated;

create function private.keep_conflicts() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  insert into public.conflicts_of_interest (experiment_id, time_box, person_id, note, declared_at)
  select c.experiment_id, new.time_box, c.person_id, c.note, c.declared_at from public.conflicts_of_interest c
  where c.experiment_id = new.id and c.time_box = old.time_box on conflict do nothing;
  return null;
end $$;
create trigger conflicts_go_on_into_the_next_time_box after update of time_box on public.experiments
  for each row when (new.time_box > old.time_box) execute function private.keep_conflicts();

-- Declares a conflict of interest on a ballot that no review opened: no ballot, no part in what follows it. Where a review opened it, it is
-- declared there. Again changes nothing.
-- Refuses: leaders_only, no_such_box, conflict_belongs_to_its_review, box_is_revealed, conflicted_has_voted, conflicts_of_interest_note_fits.
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
  insert into public.conflicts_of_interest (experiment_id, time_box, person_id, note)
  values (b.experiment_id, b.time_box, me, btrim(coalesce(p_note, ''))) on conflict do nothing;
  if found then
    perform private.seat_conflicted(b);
    perform private.log('ballot.conflict_declared', 'experiments', b.experiment_id::text, jsonb_build_object('box', b.id));
  end if;
end $$;

-- Whoever has a conflict has a seat in every ballot: one that casts nothing. Where every leader has a ballot these are the only seats.
create function private.seat_conflicted(b public.ballot_boxes) returns void
language sql security definer set search_path = '' as $$
  insert into public.ballot_seats (box_id, person_id, function, is_recused, on_panel, conflict)
  select b.id, p.id, p.function, true, false, c.note from private.conflicted(b.experiment_id) c join public.people p on p.id = c.person_id
  on conflict (box_id, person_id) do nothing
$$;
create function private.recuse_conflicted() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  perform private.seat_conflicted(new);
  return null;
end $$;
create trigger conflicts_keep_out_of_every_ballot after insert on public.ballot_boxes
  for each row when (not new.has_panel) execute function private.recuse_conflicted();

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
