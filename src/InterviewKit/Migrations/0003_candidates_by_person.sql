-- Which candidates a viewer is: asked by nearly every answer about hiring.

create index if not exists mt_doc_candidate_idx_person_id on public.mt_doc_candidate using btree ((CAST(data ->> 'PersonId' as uuid)));
