/* bw-ctl-import.c: the verb import
 *
 *   FILE ──rows──► held against what stands ──► faults: all told, nothing put
 *                                           └─► counts; unless --dry-run, put
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-ctl-import.h"

#include "bw-column.h"
#include "bw-ctl-options.h"
#include "bw-ctl-stock-options.h"
#include "bw-ctl.h"
#include "bw-import.h"
#include "bw-report-rows.h"
#include "bw-table-file.h"
#include "bw-text.h"
#include "bw-time.h"

/* So many faults are told one by one. */
#define MAX_LINES 100

typedef struct
{
  BwCtlStockOptions  stock;
  char              *datum_name;
  char              *encoding;
  gboolean           dry;
  guint              what;     /* a BwDocumentType or BW_COLUMN_REPORT */
  BwDatum            datum;
  const char        *file;
} Options;

/* One run of the verb. */
typedef struct
{
  Options        options;
  BwCtlProgress *progress; /* (owned) */
  BwCtlStock    *stock;    /* (owned) */
  BwImport      *import;   /* (owned) (nullable) */
  BwReportRows  *rows;     /* (owned) (nullable) */
  BwPicture     *picture;  /* (owned) (nullable) */
} Run;

static void
clear_run (Run *run)
{
  bw_ctl_stock_options_clear (&run->options.stock);
  g_free (run->options.datum_name);
  g_free (run->options.encoding);
  g_clear_pointer (&run->import, bw_import_free);
  g_clear_pointer (&run->rows, bw_report_rows_free);
  g_clear_object (&run->picture);
  g_clear_pointer (&run->stock, bw_ctl_stock_free);
  g_clear_pointer (&run->progress, bw_ctl_progress_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, clear_run)

static gboolean
check_kind (Options     *options,
            const char  *name,
            GError     **error)
{
  BwDocumentType type = BW_DOCUMENT_TYPE_AREA;
  gboolean is_known = g_str_equal (name, "report") || bw_document_type_from_string (name, &type);

  options->what = g_str_equal (name, "report") ? BW_COLUMN_REPORT : (guint) type;
  if (is_known && bw_column_list (options->what) != NULL)
    return TRUE;

  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "“%s” cannot be imported: say report, area, site, "
               "round, team, assignment, order, receipt, inspection, followup, entry, fund, donation, supply or link",
               name);
  return FALSE;
}

/* What may become of these depends on what they were, and on who asks: rules that
 * the backend keeps. */
static gboolean
check_rules (const Options  *options,
             GError        **error)
{
  static const BwDocumentType ruled[] = { BW_DOCUMENT_TYPE_ORDER, BW_DOCUMENT_TYPE_RECEIPT,
                                          BW_DOCUMENT_TYPE_INSPECTION, BW_DOCUMENT_TYPE_FOLLOWUP };

  for (guint i = 0; options->stock.store != NULL && i < G_N_ELEMENTS (ruled); i++)
    {
      if (options->what == (guint) ruled[i])
        return bw_ctl_options_refuse (error, "orders, receipts, inspections and follow-ups go by rules that a "
                                             "backend keeps: import them with --backend");
    }

  return TRUE;
}

static gboolean
parse_options (Options   *options,
               int        argc,
               char     **argv,
               GError   **error)
{
  const GOptionEntry entries[] =
  {
    BW_CTL_STOCK_OPTION_ENTRIES (&options->stock),
    { "datum", 0, 0, G_OPTION_ARG_STRING, &options->datum_name, "WGS-84, CGCS2000, GCJ-02 or BD-09", "NAME" },
    { "encoding", 0, 0, G_OPTION_ARG_STRING, &options->encoding, "UTF-8 or GB18030 (UTF-8)", "NAME" },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &options->dry, "Say what would be done", NULL },
    { NULL },
  };

  if (!bw_ctl_options_parse (entries, "import KIND FILE --store=URL|--backend=URL", 2, &argc, &argv, error)
      || !check_kind (options, argv[1], error) || !check_rules (options, error))
    return FALSE;
  if (options->encoding == NULL)
    options->encoding = g_strdup ("UTF-8");
  if (!bw_text_is_encoding (options->encoding))
    return bw_ctl_options_refuse (error, "--encoding is UTF-8 or GB18030");
  if (options->datum_name != NULL && !bw_datum_from_string (options->datum_name, &options->datum))
    return bw_ctl_options_refuse (error, "--datum is WGS-84, CGCS2000, GCJ-02 or BD-09");

  options->file = argv[2];
  return TRUE;
}

static void
on_stock_document_cb (BwDocument *document,
                      guint64     seq,
                      gpointer    data)
{
  Run *run = data;

  if (run->import != NULL)
    bw_import_add_standing (run->import, document, seq);
  else
    bw_picture_apply (run->picture, &document, 1);
}

/* Whether documents of @type have a say in an import of @what. */
static gboolean
is_needed (BwDocumentType type,
           guint          what)
{
  if (what == BW_COLUMN_REPORT)
    return type == BW_DOCUMENT_TYPE_AREA || type == BW_DOCUMENT_TYPE_SITE || type == BW_DOCUMENT_TYPE_ROUND;

  return (guint) type == what || (bw_column_list (type) != NULL && !bw_document_type_is_ledger (type));
}

static gboolean
read_standing (Run     *run,
               GError **error)
{
  for (guint i = 0; i < BW_N_DOCUMENT_TYPES; i++)
    {
      if (is_needed ((BwDocumentType) i, run->options.what)
          && !bw_ctl_stock_list (run->stock, (BwDocumentType) i, on_stock_document_cb, run, error))
        return FALSE;
    }

  return TRUE;
}

static void
take_row (JsonObject *row,
          guint       line,
          const char *pointer,
          gpointer    data)
{
  Run *run = data;

  if (run->import != NULL)
    bw_import_add_row (run->import, (BwDocumentType) run->options.what, row, line, pointer);
  else
    bw_report_rows_add (run->rows, row, line);
}

static void
refuse_row (guint       line,
            const char *pointer,
            const char *reason,
            gpointer    data)
{
  Run *run = data;

  if (run->import != NULL)
    bw_import_add_fault (run->import, line, pointer, reason);
  else
    bw_report_rows_refuse (run->rows, line, pointer, reason);
}

/* Only of a document; reports have no shape. */
static void
remark_row (guint       line,
            const char *pointer,
            const char *remark,
            gpointer    data)
{
  bw_import_add_remark (((Run *) data)->import, line, pointer, remark);
}

static gboolean
read_file (Run     *run,
           GError **error)
{
  const BwRowSink sink =
  {
    .what = run->options.what,
    .datum = run->options.datum,
    .take = take_row,
    .refuse = refuse_row,
    .remark = remark_row,
    .cancellable = bw_ctl_progress_get_cancellable (run->progress),
    .user_data = run,
  };

  return bw_table_file_read (run->options.file, run->options.encoding, &sink, error);
}

static void
print_faults (GPtrArray *faults)
{
  for (guint i = 0; i < faults->len && i < MAX_LINES; i++)
    {
      g_autofree char *text = bw_fault_describe (g_ptr_array_index (faults, i));

      g_print ("%s\n", text);
    }

  if (faults->len > MAX_LINES)
    g_print ("and %u more\n", faults->len - MAX_LINES);
}

static gboolean
fail_faulty (GError **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                       "nothing was imported: correct what is named above, then import again");
  return FALSE;
}

static gboolean
put_documents (Run                   *run,
               const BwImportCounts  *counts,
               const char            *detail,
               GError               **error)
{
  GPtrArray *items = bw_import_get_items (run->import);
  guint n_put;

  if (!bw_ctl_progress_check (run->progress, error))
    return FALSE;
  if (bw_ctl_stock_put (run->stock, items, detail, &n_put, error))
    return TRUE;

  if (n_put > 0)
    {
      g_clear_error (error);
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                   "%u of %u were put before it failed; import again: it goes on where it stopped", n_put, items->len);
    }
  return FALSE;
}

static gboolean
import_documents (Run     *run,
                  GError **error)
{
  const char *kind = bw_document_type_to_string ((BwDocumentType) run->options.what);
  g_autofree char *detail = NULL;
  BwImportCounts counts;

  run->import = bw_import_new (run->options.file, g_get_real_time ());
  if (!read_standing (run, error) || !read_file (run, error))
    return FALSE;

  bw_import_finish (run->import, bw_ctl_stock_get_root (run->stock));
  bw_import_get_counts (run->import, &counts);
  print_faults (bw_import_get_remarks (run->import));
  print_faults (bw_import_get_faults (run->import));
  detail = g_strdup_printf ("%s: %u new, %u changed, %u unchanged, %u refused", kind, counts.fresh, counts.changed,
                            counts.unchanged, counts.refused);
  if (bw_import_get_faults (run->import)->len > 0)
    {
      g_print ("%s\n", detail);
      return fail_faulty (error);
    }

  if (!run->options.dry && !put_documents (run, &counts, detail, error))
    return FALSE;

  g_print ("%s%s\n", run->options.dry ? "dry run: " : "", detail);
  return TRUE;
}

/* Which of them are there already only a store can tell without taking them. */
static gboolean
append_reports (Run     *run,
                GError **error)
{
  GArray *reports = bw_report_rows_get_reports (run->rows);
  g_autofree char *detail = g_strdup_printf ("report: %u rows", reports->len);
  guint n_new = 0;

  if (run->options.dry && !bw_ctl_stock_is_store (run->stock))
    {
      g_print ("dry run: report: %u good, 0 refused\n", reports->len);
      return TRUE;
    }

  if (!bw_ctl_stock_append (run->stock, reports, run->options.dry, detail, &n_new, error))
    return FALSE;

  g_print ("%sreport: %u new, %u there already, 0 refused\n", run->options.dry ? "dry run: " : "", n_new,
           reports->len - n_new);
  return TRUE;
}

static gboolean
import_reports (Run     *run,
                GError **error)
{
  run->picture = bw_picture_new (bw_measure_catalogue_get_default ());
  run->rows = bw_report_rows_new (run->options.file, run->picture, g_get_real_time () + BW_TIME_DAY);
  if (!read_standing (run, error) || !read_file (run, error))
    return FALSE;

  print_faults (bw_report_rows_get_faults (run->rows));
  if (bw_report_rows_get_refused (run->rows) == 0)
    return append_reports (run, error);

  g_print ("report: %u good, %u refused\n", bw_report_rows_get_reports (run->rows)->len,
           bw_report_rows_get_refused (run->rows));
  return fail_faulty (error);
}

static gboolean
import (Run     *run,
        GError **error)
{
  run->stock = bw_ctl_stock_options_open (&run->options.stock, "import", !run->options.dry, &run->progress, error);
  if (run->stock != NULL
      && (run->options.what == BW_COLUMN_REPORT ? import_reports (run, error) : import_documents (run, error)))
    return TRUE;

  bw_ctl_progress_explain (run->progress, error);
  return FALSE;
}

/**
 * bw_ctl_import:
 * @argc: number of arguments
 * @argv: arguments, the verb first
 *
 * All of a file or nothing of it.
 *
 * Returns: 0 if it was imported, or could be; 1 if not; 2 on wrong usage
 */
int
bw_ctl_import (int    argc,
               char **argv)
{
  g_auto (Run) run = { .progress = NULL };
  g_autoptr (GError) error = NULL;

  if (parse_options (&run.options, argc, argv, &error) && import (&run, &error))
    return BW_EXIT_DONE;

  return bw_ctl_options_fail ("import", error);
}
