/* test-bw-window-pages.c: each page fits the smallest window, in the language of LANGUAGE
 *
 * A realistic city, with its orders, inspections, teams and funds: what is long in one
 * language and short in the other must not push anything out of the window, nor be cut off.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-language.h"
#include "bw-locations.h"
#include "bw-table.h"
#include "bw-window-private.h"

#include <glib/gstdio.h>

#define PATIENCE_S 60
#define WIDTH      1024
#define HEIGHT     700

/* A hair's breadth is rounding. */
#define SLACK 1.0f

static GtkApplication *application;
static BwClientSession *session;

static gboolean
on_patience_timeout_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_REMOVE;
}

static BwClientSession *
load_city (void)
{
  g_autoptr (GError) error = NULL;
  BwClientSession *city = bw_client_session_new (bw_measure_catalogue_get_default (), NULL);
  const char *source = g_getenv ("BULWARK_SOURCE_ROOT");
  g_autofree char *program = g_build_filename (source, "tests", "bench", "make-state.py", NULL);
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  char *command[] = { program, (char *) "60", NULL };
  int status;

  g_spawn_sync (NULL, command, NULL, 0, NULL, NULL, &text, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  g_close (g_file_open_tmp ("bulwark-XXXXXX.ndjson", &path, &error), NULL);
  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  bw_client_session_load_state (city, path, &error);
  g_assert_no_error (error);
  g_assert_true (bw_client_session_is_complete (city));
  g_remove (path);
  return city;
}

static void
wait_until_settled (BwWindow *window)
{
  gboolean is_late = FALSE;
  guint source = g_timeout_add_seconds (PATIENCE_S, on_patience_timeout_cb, &is_late);

  while (!is_late && !(gtk_widget_get_mapped (GTK_WIDGET (window)) && bw_window_is_settled (window)))
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (is_late);
  g_source_remove (source);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
}

static gboolean
can_scroll (GtkWidget *widget)
{
  GtkWidget *scrolled = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);
  GtkPolicyType policy = GTK_POLICY_NEVER;

  if (scrolled != NULL)
    gtk_scrolled_window_get_policy (GTK_SCROLLED_WINDOW (scrolled), &policy, NULL);
  return policy != GTK_POLICY_NEVER || (scrolled != NULL && can_scroll (gtk_widget_get_parent (scrolled)));
}

/* But for a table, and for the row of chips above one. */
static gboolean
must_scroll (GtkWidget *widget)
{
  GtkAdjustment *adjustment;

  if (!GTK_IS_SCROLLED_WINDOW (widget) || gtk_widget_get_ancestor (widget, BW_TYPE_TABLE) != NULL)
    return FALSE;

  adjustment = gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (widget));
  return gtk_adjustment_get_upper (adjustment) > gtk_adjustment_get_page_size (adjustment) + SLACK;
}

/* What people have named may be shortened where it stands in a row; what we say, nowhere. */
static gboolean
is_cut (GtkWidget *widget)
{
  return GTK_IS_LABEL (widget) && gtk_label_get_ellipsize (GTK_LABEL (widget)) != PANGO_ELLIPSIZE_NONE
         && pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (widget)))
         && gtk_widget_get_ancestor (widget, GTK_TYPE_LIST_BOX_ROW) == NULL
         && gtk_widget_get_ancestor (widget, GTK_TYPE_LIST_VIEW) == NULL;
}

/* With larger text pages may scroll sideways, and more is shortened. */
static guint
count_faults (GtkWidget *widget,
              GtkWidget *window,
              gboolean   is_large)
{
  graphene_rect_t bounds;
  guint n = 0;

  if (!gtk_widget_get_child_visible (widget) || !gtk_widget_get_mapped (widget))
    return 0;

  if (gtk_widget_get_first_child (widget) == NULL && gtk_widget_compute_bounds (widget, window, &bounds)
      && (bounds.origin.x < -SLACK || bounds.origin.x + bounds.size.width > WIDTH + SLACK) && !can_scroll (widget))
    {
      g_test_message ("outside: %s “%s” from %.0f to %.0f", G_OBJECT_TYPE_NAME (widget),
                      GTK_IS_LABEL (widget) ? gtk_label_get_text (GTK_LABEL (widget)) : "", bounds.origin.x,
                      bounds.origin.x + bounds.size.width);
      n++;
    }
  if (!is_large && must_scroll (widget))
    {
      g_test_message ("scrolls sideways: %s, %.0f of %.0f", G_OBJECT_TYPE_NAME (gtk_widget_get_parent (widget)),
                      gtk_adjustment_get_page_size (gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (widget))),
                      gtk_adjustment_get_upper (gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (widget))));
      n++;
    }
  if (!is_large && is_cut (widget))
    {
      g_test_message ("cut: “%s”", gtk_label_get_text (GTK_LABEL (widget)));
      n++;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_faults (child, window, is_large);

  return n;
}

/* The window does not ask its pages: see BwRoomLayout. */
static int
measure_height (BwWindow *window)
{
  GtkWidget *pages = GTK_WIDGET (window->pages);
  int width = WIDTH - gtk_widget_get_width (GTK_WIDGET (window)) + gtk_widget_get_width (pages);
  int around = gtk_widget_get_height (GTK_WIDGET (window)) - gtk_widget_get_height (pages);
  int height;

  gtk_widget_measure (pages, GTK_ORIENTATION_VERTICAL, width, &height, NULL, NULL, NULL);
  return around + height;
}

static void
check_page (BwWindow   *window,
            const char *name,
            gboolean    is_large)
{
  int height = measure_height (window);
  int width;

  gtk_widget_measure (GTK_WIDGET (window), GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  g_test_message ("%s: at least %d × %d", name, width, height);
  if (width > WIDTH || height > HEIGHT || count_faults (GTK_WIDGET (window), GTK_WIDGET (window), is_large) > 0)
    g_test_fail ();
}

static void
test_fits (gconstpointer data)
{
  GtkSettings *settings = gtk_settings_get_default ();
  g_autoptr (BwDesk) desk = bw_desk_new (session);
  BwWindow *window;
  int dpi;

  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  g_object_set (settings, "gtk-xft-dpi", GPOINTER_TO_INT (data) * dpi, NULL);
  window = BW_WINDOW (bw_window_new (application, desk, NULL));
  gtk_window_set_default_size (GTK_WINDOW (window), WIDTH, HEIGHT);
  gtk_window_present (GTK_WINDOW (window));
  for (guint i = 0; i < BW_N_PAGES; i++)
    {
      bw_desk_set_page (desk, (BwPage) i);
      wait_until_settled (window);
      check_page (window, bw_page_to_string ((BwPage) i), GPOINTER_TO_INT (data) > 1);
    }

  gtk_window_destroy (GTK_WINDOW (window));
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
}

int
main (int   argc,
      char *argv[])
{
  int status;

  bw_locations_set_environment ();
  bw_language_apply ();
  gtk_test_init (&argc, &argv, NULL);
  application = GTK_APPLICATION (adw_application_new ("io.github.bulwarkdesk.Test", G_APPLICATION_NON_UNIQUE));
  g_application_set_resource_base_path (G_APPLICATION (application), "/io/github/bulwarkdesk/Bulwark");
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  session = load_city ();

  g_test_add_data_func ("/window-pages/fits", GINT_TO_POINTER (1), test_fits);
  g_test_add_data_func ("/window-pages/fits-large-text", GINT_TO_POINTER (2), test_fits);
  status = g_test_run ();
  g_object_unref (session);
  g_object_unref (application);
  return status;
}
