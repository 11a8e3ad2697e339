/* test-bw-issue-window.c: what cannot be issued is told before anybody fills in anything
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-issue-window.h"

#include "bw-briefing-issue.h"
#include "bw-briefing.h"
#include "bw-document-size.h"
#include "bw-time.h"
#include "desk-fixture.h"

#include <adwaita.h>
#include <string.h>

#define NOW (G_GINT64_CONSTANT (1628404320) * BW_TIME_SECOND) /* 2021-08-08T14:32+08:00 */

/* More than a backend keeps under one number. */
#define TOO_MANY 9000

typedef struct
{
  BwClientSession *session;
  BwDesk          *desk;
  GtkWidget       *parent;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  fixture->session = desk_fixture_new_session ();
  fixture->desk = bw_desk_new (fixture->session);
  fixture->parent = gtk_window_new ();
  gtk_window_present (GTK_WINDOW (fixture->parent));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  unused)
{
  gtk_window_destroy (GTK_WINDOW (fixture->parent));
  g_object_unref (fixture->desk);
  g_object_unref (fixture->session);
}

/* The briefing of the city, with a table of so many rows more. */
static BwBriefing *
draft (Fixture *fixture,
       guint    n_rows)
{
  const char * const columns[] = { "No.", "Point", "Area", NULL };
  g_autoptr (GError) error = NULL;
  BwBriefingContent *content = bw_briefing_draft (bw_desk_get_picture (fixture->desk), "c", NOW, 0, 0, "en", &error);
  BwBriefingTable *table;
  BwBriefing *sheet;

  g_assert_no_error (error);
  table = bw_briefing_content_add_table (content, g_strdup ("Points"), g_strdup ("Points (continued)"),
                                         g_strdupv ((char **) columns));
  for (guint i = 0; i < n_rows; i++)
    {
      const char * const cells[] = { "1", "Sampling point of the primary school beside the northern gate of the city",
                                     "Subdistrict", NULL };

      bw_briefing_content_add_row (table, BW_BRIEFING_ROW_PLAIN, g_strdupv ((char **) cells));
    }

  sheet = bw_briefing_new_from_content (content, &error);
  g_assert_no_error (error);
  return sheet;
}

/* (nullable): a label that says @part */
static GtkWidget *
find_label (GtkWidget  *widget,
            const char *part)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_visible (widget)
      && strstr (gtk_label_get_text (GTK_LABEL (widget)), part) != NULL)
    return widget;

  for (widget = gtk_widget_get_first_child (widget); widget != NULL; widget = gtk_widget_get_next_sibling (widget))
    {
      GtkWidget *found = find_label (widget, part);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* It is weighed in a worker. */
static void
assert_told (Fixture    *fixture,
             BwBriefing *sheet,
             const char *told,
             const char *not_told)
{
  GtkWidget *window = bw_issue_window_new (GTK_WINDOW (fixture->parent), fixture->desk, sheet);
  GtkWidget *spinner;

  gtk_window_present (GTK_WINDOW (window));
  spinner = GTK_WIDGET (gtk_widget_get_template_child (window, BW_TYPE_ISSUE_WINDOW, "spinner"));
  while (gtk_spinner_get_spinning (GTK_SPINNER (spinner)))
    g_main_context_iteration (NULL, TRUE);

  g_assert_nonnull (find_label (window, told));
  g_assert_null (find_label (window, not_told));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Of a saved state nobody gives numbers: that is told of what is not too long. */
static void
test_too_long (Fixture       *fixture,
               gconstpointer  unused)
{
  g_autoptr (BwBriefing) shorter = draft (fixture, 100);
  g_autoptr (BwBriefing) longer = draft (fixture, TOO_MANY);

  assert_told (fixture, shorter, "There is no server", "768 KiB are the most");
  assert_told (fixture, longer, "768 KiB are the most", "There is no server");
}

static gsize
measure (BwBriefing *sheet)
{
  g_autoptr (JsonObject) record = bw_briefing_dup_record (sheet);

  return bw_briefing_issue_measure (record);
}

/* What it takes at most is over the limit, what it takes is not. */
static void
test_near_the_limit (Fixture       *fixture,
                     gconstpointer  unused)
{
  g_autoptr (BwBriefing) shorter = draft (fixture, 100);
  g_autoptr (BwBriefing) longer = draft (fixture, 200);
  gsize row = (measure (longer) - measure (shorter)) / 100;
  guint n_rows = 100 + (guint) ((BW_DOCUMENT_SIZE_SHEET - measure (shorter)) / row) + 1;
  g_autoptr (BwBriefing) sheet = draft (fixture, n_rows);

  g_assert_cmpuint (measure (sheet), >, BW_DOCUMENT_SIZE_SHEET);
  assert_told (fixture, sheet, "There is no server", "768 KiB are the most");
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/app/print/issue-window/too-long", Fixture, NULL, set_up, test_too_long, tear_down);
  g_test_add ("/app/print/issue-window/near-the-limit", Fixture, NULL, set_up, test_near_the_limit, tear_down);
  return g_test_run ();
}
