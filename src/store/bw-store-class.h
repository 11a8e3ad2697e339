/* bw-store-class.h: what a kind of store implements
 *
 * The functions of bw-store.h say what each does.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-store.h"

G_BEGIN_DECLS

struct _BwStoreClass
{
  GObjectClass parent_class;

  gboolean (*begin)            (BwStore *self, GError **error);
  gboolean (*commit)           (BwStore *self, GError **error);
  void     (*roll_back)        (BwStore *self);
  gboolean (*append_reports)   (BwStore *self, BwStoreReport *reports, guint n, gint64 received, GError **error);
  gboolean (*has_reports)      (BwStore *self, const char *place, gboolean *has_reports, GError **error);
  gboolean (*put_document)     (BwStore *self, BwDocumentType type, const char *id, const char *place,
                                const char *json, guint64 expected, guint64 *seq, GError **error);
  gboolean (*remove_document)  (BwStore *self, BwDocumentType type, const char *id, guint64 expected,
                                guint64 *seq, GError **error);
  gboolean (*forget_documents) (BwStore *self, guint64 until, GError **error);
  gboolean (*get_document)     (BwStore *self, BwDocumentType type, const char *id, guint64 *seq, char **json,
                                GError **error);
  gboolean (*reserve)          (BwStore *self, guint n, guint64 *first, GError **error);
  gboolean (*append_audit)     (BwStore *self, BwAudit *row, GError **error);
  gboolean (*put_checkpoint)   (BwStore *self, guint64 seq, GBytes *data, GError **error);
  GBytes  *(*get_checkpoint)   (BwStore *self, guint64 *seq, GError **error);
  gboolean (*scan_reports)     (BwStore *self, guint64 since, const char *place, BwStoreReportFunc func,
                                gpointer user_data, GError **error);
  gboolean (*scan_documents)   (BwStore *self, BwDocumentType type, guint64 since, guint limit, gboolean gone,
                                BwStoreDocumentFunc func, gpointer user_data, GError **error);
  GPtrArray *(*list_audit)     (BwStore *self, guint64 since, guint limit, GError **error);
  gboolean (*put_token)        (BwStore *self, const BwToken *token, GError **error);
  BwToken *(*find_token)       (BwStore *self, const guint8 *hash, GError **error);
  gboolean (*revoke_token)     (BwStore *self, const char *id, gint64 at, GError **error);
  GPtrArray *(*list_tokens)    (BwStore *self, GError **error);
  guint64  (*get_seq)          (BwStore *self);
  guint64  (*get_data_version) (BwStore *self);
  gboolean (*check)            (BwStore *self, GError **error);
  gboolean (*verify)           (BwStore *self, GError **error);
  gboolean (*copy)             (BwStore *self, const char *path, GError **error);
  gboolean (*fold)             (BwStore *self, gint64 before, gint64 step, guint64 *n_gone, GError **error);
  void     (*set_monitor)      (BwStore *self, BwStoreMonitorFunc func, gpointer user_data);
  char    *(*dup_meta)         (BwStore *self, const char *key, GError **error);
  gboolean (*set_meta)         (BwStore *self, const char *key, const char *value, GError **error);

  /* Of stores that several daemons share; NULL in others. */
  gboolean (*begin_group)      (BwStore *self, GError **error);
  gboolean (*begin_snapshot)   (BwStore *self, GError **error);
  GPtrArray *(*take_changes)   (BwStore *self, GError **error);
  void     (*watch)            (BwStore *self, BwStoreWatchFunc func, gpointer user_data);
  guint    (*lead)             (BwStore *self, GError **error);
  gboolean (*check_term)       (BwStore *self, guint term, GError **error);
};

G_END_DECLS
