-- ideas, on their page: everything around one in one answer. Each part reads with the rights it has by itself.

create function public.read_around_idea(p_idea bigint) returns jsonb
language plpgsql stable set search_path = '' as $$
begin
  -- plpgsql keeps the plan of this, which takes longer to make than to follow
  return (select jsonb_build_object('merges', m, 'talk', public.read_talk(p_idea), 'scores', public.read_scores(p_idea),
      'files', public.list_idea_files(p_idea),
      'places', public.places_for_idea(p_idea),
      'hidden', (select jsonb_build_object('at', i.hidden_at, 'by', p.name, 'reason', i.hidden_reason)
        from public.ideas i join public.people p on p.id = i.hidden_by where i.id = p_idea),
      'may_moderate', (select private.organizes(i.event_id) from public.ideas i where i.id = p_idea))
    from public.read_merges(p_idea) m where m is not null);
end $$;
grant execute on function public.read_around_idea(bigint) to authenticated;
