-- Decisions: a stream of events for each application, their snapshot, and their words.

create table if not exists public.mt_doc_decisionhistory (
    tenant_id character varying not null default '*DEFAULT*',
    id uuid not null,
    data jsonb not null,
    mt_last_modified timestamp with time zone default (transaction_timestamp()),
    mt_dotnet_type character varying,
    mt_version integer not null default 0,
    constraint pkey_mt_doc_decisionhistory_tenant_id_id primary key (tenant_id, id)
);

create table if not exists public.mt_doc_decisiontext (
    tenant_id character varying not null default '*DEFAULT*',
    id character varying not null,
    data jsonb not null,
    mt_last_modified timestamp with time zone default (transaction_timestamp()),
    mt_version uuid not null default (md5(random()::text || clock_timestamp()::text)::uuid),
    mt_dotnet_type character varying,
    constraint pkey_mt_doc_decisiontext_tenant_id_id primary key (tenant_id, id)
);
