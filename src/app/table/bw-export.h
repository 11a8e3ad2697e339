/* bw-export.h: rows as text or on paper, in slices
 *
 * What a hundred thousand rows say takes half a second to put into words: it is done
 * in slices of a few milliseconds, so that the desk goes on meanwhile.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-briefing-content.h"
#include "bw-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* More rows than anybody reads on paper. */
#define BW_EXPORT_MAX_PRINTED 5000u

typedef enum
{
  BW_EXPORT_FORM_CSV,   /* RFC 4180, with a mark of byte order */
  BW_EXPORT_FORM_PLAIN, /* cells are parted by tabs */
} BwExportForm;

/* (transfer full): what is listed now, in its order, with a function that frees it. */
typedef GPtrArray *(*BwExportRowsFunc) (gpointer user_data);

/* (transfer full) (nullable): what @row says in a column; @is_plain: for a spreadsheet. */
typedef char    *(*BwExportTextFunc)  (gconstpointer  row,
                                       guint          column,
                                       gboolean       is_plain,
                                       gpointer       user_data);

/* FALSE: the rows are not what they were. */
typedef gboolean (*BwExportCheckFunc) (gpointer       user_data);

typedef struct _BwExport BwExport;

/* @rows: (transfer full). @check (nullable): asked before each slice. @user_data is freed
 * with it by @free_data (nullable). */
BwExport *bw_export_new          (GPtrArray            *rows,
                                  BwExportTextFunc      text,
                                  BwExportCheckFunc     check,
                                  gpointer              user_data,
                                  GDestroyNotify        free_data);
void      bw_export_free         (BwExport             *self);

/* @index: handed to the text function. */
void      bw_export_add_column   (BwExport             *self,
                                  guint                 index,
                                  const char           *title,
                                  gboolean              is_number);
void      bw_export_hide_titles  (BwExport             *self);
guint     bw_export_get_n_rows   (BwExport             *self);

/* Take over @self; @source is kept meanwhile. */
void      bw_export_write_async  (BwExport             *self,
                                  GObject              *source,
                                  BwExportForm          form,
                                  GCancellable         *cancellable,
                                  GAsyncReadyCallback   callback,
                                  gpointer              user_data);
char     *bw_export_write_finish (GObject              *source,
                                  GAsyncResult         *result,
                                  GError              **error);

/* Take over @self; the person at @widget is told how it ended. */
void      bw_export_copy         (BwExport             *self,
                                  GtkWidget            *widget,
                                  const char           *title);
void      bw_export_save         (BwExport             *self,
                                  GtkWidget            *widget,
                                  GFile                *file);

/* Takes over both: ends @task with a sheet of what is listed under @title in the scope of
 * @desk, or why there is none. @choice (nullable): which of it. */
void      bw_export_print        (BwExport             *self,
                                  BwDesk               *desk,
                                  const char           *title,
                                  const char           *choice,
                                  GTask                *task);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwExport, bw_export_free)

G_END_DECLS
