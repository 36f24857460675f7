-- Drafts and notes of interviewers, why applications were withdrawn, and what lists of scorecards and references of things are found by.

create table if not exists public.mt_doc_interviewnotebook (
    tenant_id character varying not null default '*DEFAULT*',
    id character varying not null,
    data jsonb not null,
    mt_last_modified timestamp with time zone default (transaction_timestamp()),
    mt_dotnet_type character varying,
    mt_version integer not null default 0,
    constraint pkey_mt_doc_interviewnotebook_tenant_id_id primary key (tenant_id, id)
);

create table if not exists public.mt_doc_applicationwithdrawaltext (
    tenant_id character varying not null default '*DEFAULT*',
    id uuid not null,
    data jsonb not null,
    mt_last_modified timestamp with time zone default (transaction_timestamp()),
    mt_version uuid not null default (md5(random()::text || clock_timestamp()::text)::uuid),
    mt_dotnet_type character varying,
    constraint pkey_mt_doc_applicationwithdrawaltext_tenant_id_id primary key (tenant_id, id)
);

create index if not exists mt_doc_scorecard_idx_opening_id on public.mt_doc_scorecard using btree ((CAST(data ->> 'OpeningId' as uuid)));
create index if not exists mt_doc_scorecard_idx_interviewer_id on public.mt_doc_scorecard using btree ((CAST(data ->> 'InterviewerId' as uuid)));

create index if not exists ik_external_ref_node on ik_external_ref (workspace, node_type, node_key);
