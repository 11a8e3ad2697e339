/* test-bw-print.c: what the print key prints is the sheet of `bulwarkctl briefing`
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-print.h"

#include "briefing-fixture.h"
#include "bw-language.h"
#include "bw-locations.h"
#include "bw-print-drafter.h"
#include "desk-fixture.h"

#include <glib/gstdio.h>

typedef struct
{
  char            *folder;
  char            *printed;
  char            *written;
  BwClientSession *session;
  BwDesk          *desk;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  fixture->folder = g_dir_make_tmp ("print-XXXXXX", NULL);
  fixture->printed = g_build_filename (fixture->folder, "printed.pdf", NULL);
  fixture->written = g_build_filename (fixture->folder, "written.pdf", NULL);
  fixture->session = desk_fixture_new_session ();
  fixture->desk = bw_desk_new (fixture->session);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  unused)
{
  g_assert_finalize_object (fixture->desk);
  g_object_unref (fixture->session);
  g_remove (fixture->printed);
  g_remove (fixture->written);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->printed);
  g_free (fixture->written);
  g_free (fixture->folder);
}

static void
on_drafted_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

/* As the window does it, between two frames. */
static BwBriefingContent *
draft (BwDesk  *desk,
       GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  bw_print_drafter_run (desk, g_task_new (NULL, NULL, on_drafted_cb, &result));
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static BwBriefing *
make_sheet (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  BwBriefingContent *content = draft (fixture->desk, &error);
  BwBriefing *sheet;

  g_assert_no_error (error);
  sheet = bw_briefing_new_from_content (content, &error);
  g_assert_no_error (error);
  return sheet;
}

/* What the key does, but into a file and without asking. */
static void
print (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BwBriefing) sheet = make_sheet (fixture);
  g_autoptr (GtkPrintOperation) operation = bw_print_new_operation (sheet);

  gtk_print_operation_set_export_filename (operation, fixture->printed);
  g_assert_cmpint (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, &error), ==,
                   GTK_PRINT_OPERATION_RESULT_APPLY);
  g_assert_no_error (error);
}

static void
write_sheet (Fixture    *fixture,
             const char *scope)
{
  g_autofree char *program = g_build_filename (g_getenv ("BULWARK_BUILD_ROOT"), "src", "ctl", "bulwarkctl", NULL);
  g_autofree char *state = desk_fixture_write_state ();
  g_autofree char *state_option = g_strconcat ("--state=", state, NULL);
  g_autofree char *scope_option = g_strconcat ("--scope=", scope, NULL);
  g_autofree char *output_option = g_strconcat ("--output=", fixture->written, NULL);
  char *argv[] = { program, (char *) "briefing", state_option, scope_option, output_option,
                   (char *) "--lang=zh_CN", NULL };
  g_autoptr (GError) error = NULL;
  int status = 0;

  g_spawn_sync (NULL, argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_spawn_check_wait_status (status, &error);
  g_assert_no_error (error);
  g_remove (state);
}

/* (transfer full): the line of pdfinfo that begins so */
static char *
find_info (const char *path,
           const char *begin)
{
  g_autofree char *info = briefing_fixture_run ("pdfinfo", path, NULL);
  g_auto (GStrv) lines = g_strsplit (info, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (g_str_has_prefix (lines[i], begin))
        return g_strdup (lines[i]);
    }

  g_assert_not_reached ();
}

static void
assert_same_info (Fixture    *fixture,
                  const char *begin)
{
  g_autofree char *printed = find_info (fixture->printed, begin);
  g_autofree char *written = find_info (fixture->written, begin);

  g_assert_cmpstr (printed, ==, written);
}

/* Page by page the same words, the digest of the content among them, on the same paper. */
static void
assert_same_sheet (Fixture    *fixture,
                   const char *scope)
{
  g_autofree char *printed = NULL;
  g_autofree char *written = NULL;

  print (fixture);
  write_sheet (fixture, scope);
  assert_same_info (fixture, "Pages:");
  assert_same_info (fixture, "Page size:");
  printed = briefing_fixture_run ("pdftotext", fixture->printed, NULL);
  written = briefing_fixture_run ("pdftotext", fixture->written, NULL);
  g_assert_cmpuint (g_utf8_strlen (printed, -1), >, 200);
  g_assert_cmpstr (printed, ==, written);
}

static void
test_same (Fixture       *fixture,
           gconstpointer  unused)
{
  assert_same_sheet (fixture, "c");
  bw_desk_set_scope (fixture->desk, "d2");
  assert_same_sheet (fixture, "d2");
}

/* No margin of the printer's is added: the layout has its own. */
static void
test_page_setup (Fixture       *fixture,
                 gconstpointer  unused)
{
  g_autoptr (BwBriefing) sheet = make_sheet (fixture);
  g_autoptr (GtkPrintOperation) operation = bw_print_new_operation (sheet);
  GtkPageSetup *setup = gtk_print_operation_get_default_page_setup (operation);
  g_autofree char *title = NULL;
  int n_pages = 0;

  g_assert_cmpfloat_with_epsilon (gtk_page_setup_get_paper_width (setup, GTK_UNIT_MM), 210.0, 0.1);
  g_assert_cmpfloat_with_epsilon (gtk_page_setup_get_paper_height (setup, GTK_UNIT_MM), 297.0, 0.1);
  g_assert_cmpfloat_with_epsilon (gtk_page_setup_get_page_width (setup, GTK_UNIT_MM), 210.0, 0.1);
  g_assert_cmpfloat_with_epsilon (gtk_page_setup_get_page_height (setup, GTK_UNIT_MM), 297.0, 0.1);
  g_object_get (operation, "n-pages", &n_pages, "job-name", &title, NULL);
  g_assert_cmpint (n_pages, >, 0);
  g_assert_nonnull (g_strstr_len (title, -1, "第一轮全员核酸检测"));
}

/* Of nothing there is no sheet. */
static void
test_nothing (void)
{
  g_autoptr (BwClientSession) session = bw_client_session_new (bw_measure_catalogue_get_default (), NULL);
  g_autoptr (BwDesk) desk = bw_desk_new (session);
  g_autoptr (GError) error = NULL;

  g_assert_null (draft (desk, &error));
  g_assert_nonnull (error);
}

int
main (int    argc,
      char **argv)
{
  g_setenv ("LANGUAGE", "zh_CN", TRUE);
  bw_locations_set_environment ();
  bw_language_apply ();
  gtk_test_init (&argc, &argv, NULL);
  g_test_add ("/app/print/same", Fixture, NULL, set_up, test_same, tear_down);
  g_test_add ("/app/print/page-setup", Fixture, NULL, set_up, test_page_setup, tear_down);
  g_test_add_func ("/app/print/nothing", test_nothing);
  return g_test_run ();
}
