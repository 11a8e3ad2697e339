/* bw-ctl-export.c: the verb export
 *
 * The file appears whole or not at all.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-ctl-export.h"

#include "bw-cap-export.h"
#include "bw-column.h"
#include "bw-csv-export.h"
#include "bw-ctl-options.h"
#include "bw-ctl-stock-options.h"
#include "bw-ctl.h"
#include "bw-geojson-export.h"

/* Forms, by their names; CAP is one order a file. */
typedef enum
{
  FORMAT_CSV,
  FORMAT_HXL,
  FORMAT_GEOJSON,
  FORMAT_CAP,
} Format;

typedef struct
{
  BwCtlStockOptions  stock;
  char              *format_name;
  char              *id;
  char              *sender;
  BwDocumentType     type;
  Format             format;
  const char        *file;
} Options;

/* One run of the verb. */
typedef struct
{
  Options        options;
  BwCtlProgress *progress;  /* (owned) */
  BwCtlStock    *stock;     /* (owned) */
  GPtrArray     *documents; /* (owned) (element-type BwDocument): what is exported */
  GPtrArray     *others;    /* (owned) (element-type BwDocument): what it names */
} Run;

static void
clear_run (Run *run)
{
  bw_ctl_stock_options_clear (&run->options.stock);
  g_free (run->options.format_name);
  g_free (run->options.id);
  g_free (run->options.sender);
  g_clear_pointer (&run->documents, g_ptr_array_unref);
  g_clear_pointer (&run->others, g_ptr_array_unref);
  g_clear_pointer (&run->stock, bw_ctl_stock_free);
  g_clear_pointer (&run->progress, bw_ctl_progress_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, clear_run)

/* By --format, else by the end of the file's name. */
static gboolean
find_format (Options  *options,
             GError  **error)
{
  static const struct
  {
    const char *name;
    const char *end;
    Format      format;
  } formats[] =
  {
    { "hxl", ".hxl.csv", FORMAT_HXL },
    { "csv", ".csv", FORMAT_CSV },
    { "geojson", ".geojson", FORMAT_GEOJSON },
    { "cap", ".xml", FORMAT_CAP },
  };

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      if (options->format_name != NULL ? g_str_equal (options->format_name, formats[i].name)
                                       : g_str_has_suffix (options->file, formats[i].end))
        {
          options->format = formats[i].format;
          return TRUE;
        }
    }

  return bw_ctl_options_refuse (error, "say --format=csv, hxl, geojson or cap, or name the file .csv, .hxl.csv, "
                                       ".geojson or .xml");
}

static gboolean
check_kind (Options     *options,
            const char  *name,
            GError     **error)
{
  if (!bw_document_type_from_string (name, &options->type)
      || (bw_column_list (options->type) == NULL && options->type != BW_DOCUMENT_TYPE_TALLY))
    return bw_ctl_options_refuse (error, "KIND is area, site, round, tally, team, assignment, order, receipt, "
                                         "inspection, followup, entry, fund, donation, supply or link");
  if (options->format == FORMAT_CAP && options->type != BW_DOCUMENT_TYPE_ORDER)
    return bw_ctl_options_refuse (error, "CAP is written of orders only");
  if (options->format == FORMAT_CAP && options->sender == NULL)
    return bw_ctl_options_refuse (error, "CAP needs --sender, like headquarters@example.org");

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
    { "format", 0, 0, G_OPTION_ARG_STRING, &options->format_name, "csv, hxl, geojson or cap", "NAME" },
    { "id", 0, 0, G_OPTION_ARG_STRING, &options->id, "That one only", "ID" },
    { "sender", 0, 0, G_OPTION_ARG_STRING, &options->sender, "Of CAP: who is responsible", "NAME" },
    { NULL },
  };

  if (!bw_ctl_options_parse (entries, "export KIND FILE --store=URL|--backend=URL", 2, &argc, &argv, error))
    return FALSE;

  options->file = argv[2];
  return find_format (options, error) && check_kind (options, argv[1], error);
}

static void
on_stock_document_cb (BwDocument *document,
                      guint64     seq,
                      gpointer    data)
{
  Run *run = data;
  gboolean is_wanted = bw_document_get_kind (document) == run->options.type
                       && (run->options.id == NULL || g_str_equal (run->options.id, bw_document_get_id (document)));

  if (is_wanted)
    g_ptr_array_add (run->documents, bw_document_ref (document));
  if (run->options.format == FORMAT_CAP)
    g_ptr_array_add (run->others, bw_document_ref (document));
}

static gboolean
read_documents (Run     *run,
                GError **error)
{
  if (!bw_ctl_stock_list (run->stock, run->options.type, on_stock_document_cb, run, error))
    return FALSE;
  if (run->options.format == FORMAT_CAP
      && !bw_ctl_stock_list (run->stock, BW_DOCUMENT_TYPE_AREA, on_stock_document_cb, run, error))
    return FALSE;
  if (run->options.id == NULL || run->documents->len > 0)
    return TRUE;

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "no %s is called “%s”",
               bw_document_type_to_string (run->options.type), run->options.id);
  return FALSE;
}

static GString *
write_cap (Run     *run,
           GError **error)
{
  if (run->documents->len == 1)
    return bw_cap_export_run (g_ptr_array_index (run->documents, 0), run->others, run->options.sender, error);

  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               "a file of CAP holds one order and there are %u: name it with --id", run->documents->len);
  return NULL;
}

static GString *
write_documents (Run     *run,
                 GError **error)
{
  GCancellable *cancellable = bw_ctl_progress_get_cancellable (run->progress);

  switch (run->options.format)
    {
    case FORMAT_GEOJSON:
      return bw_geojson_export_run (run->options.type, run->documents, cancellable, error);

    case FORMAT_CAP:
      return write_cap (run, error);

    case FORMAT_CSV:
    case FORMAT_HXL:
    default:
      return bw_csv_export_run (run->options.type, run->documents, run->options.format == FORMAT_HXL, cancellable,
                                error);
    }
}

static gboolean
write_file (Run      *run,
            GError  **error)
{
  GString *text = write_documents (run, error);
  gboolean is_done;

  if (text == NULL)
    return FALSE;

  is_done = bw_ctl_progress_check (run->progress, error)
            && g_file_set_contents_full (run->options.file, text->str, (gssize) text->len,
                                         G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0640, error);
  g_string_free (text, TRUE);
  return is_done;
}

static gboolean
export (Run     *run,
        GError **error)
{
  run->documents = g_ptr_array_new_with_free_func ((GDestroyNotify) bw_document_unref);
  run->others = g_ptr_array_new_with_free_func ((GDestroyNotify) bw_document_unref);
  run->stock = bw_ctl_stock_options_open (&run->options.stock, "export", FALSE, &run->progress, error);
  if (run->stock != NULL && read_documents (run, error) && write_file (run, error))
    {
      g_autofree char *what = g_strdup_printf ("%u of type %s", run->documents->len,
                                               bw_document_type_to_string (run->options.type));

      bw_ctl_stock_note_export (run->stock, what, run->options.file);
      g_print ("%s: %s\n", run->options.file, what);
      return TRUE;
    }

  bw_ctl_progress_explain (run->progress, error);
  return FALSE;
}

/**
 * bw_ctl_export:
 * @argc: number of arguments
 * @argv: arguments, the verb first
 *
 * Writes documents as a table, as GeoJSON or as CAP.
 *
 * Returns: 0 if the file is there, 1 if not, 2 on wrong usage
 */
int
bw_ctl_export (int    argc,
               char **argv)
{
  g_auto (Run) run = { .progress = NULL };
  g_autoptr (GError) error = NULL;

  if (parse_options (&run.options, argc, argv, &error) && export (&run, &error))
    return BW_EXIT_DONE;

  return bw_ctl_options_fail ("export", error);
}
