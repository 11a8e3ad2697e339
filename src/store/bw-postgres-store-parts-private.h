/* bw-postgres-store-parts-private.h: the parts of the store, each with some of its vfuncs
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-store-class.h"

G_BEGIN_DECLS

void bw_postgres_store_class_init_log         (BwStoreClass *klass);
void bw_postgres_store_class_init_places      (BwStoreClass *klass);
void bw_postgres_store_class_init_documents   (BwStoreClass *klass);
void bw_postgres_store_class_init_audit       (BwStoreClass *klass);
void bw_postgres_store_class_init_tokens      (BwStoreClass *klass);
void bw_postgres_store_class_init_checkpoints (BwStoreClass *klass);
void bw_postgres_store_class_init_meta        (BwStoreClass *klass);
void bw_postgres_store_class_init_upkeep      (BwStoreClass *klass);
void bw_postgres_store_class_init_copy        (BwStoreClass *klass);
void bw_postgres_store_class_init_changes     (BwStoreClass *klass);
void bw_postgres_store_class_init_lead        (BwStoreClass *klass);
void bw_postgres_store_class_init_fold        (BwStoreClass *klass);

G_END_DECLS
