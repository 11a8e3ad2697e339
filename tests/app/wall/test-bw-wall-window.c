/* test-bw-wall-window.c: the wall from its pixels: it can be read, and says so when
 * it is not of now
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-wall-window.h"

#include "bw-picture-taker.h"
#include "bw-time.h"
#include "bw-wall-board.h"
#include "bw-wall-drift.h"
#include "canvas-fixture.h"
#include "desk-fixture.h"
#include "http-fixture.h"
#include "sleep-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#define WIDTH  1920
#define HEIGHT 1080

/* What does not come in this time never will; nothing is asserted about how fast. */
#define PATIENCE_MS 60000

/* Text of the wall owes its reader this contrast. */
#define OWED 7.0

/* A colour is that of letters if no more than so many of it would fill the ink. */
#define INK_SHARE 8

/* And what is no text this. */
#define OWED_BY_SIGNS 4.5

/* Of the pixels around a sign at least one in so many is of it. */
#define SIGN_SHARE 40

typedef struct
{
  HttpFixture     *backend;
  BwClientSession *session;
  BwDesk          *desk;
  GtkWidget       *window;
  BwWallBoard     *board;
  Canvas           picture;
  guint            patience;
  const char * const *scenes;  /* (nullable): all */
} Fixture;

typedef struct
{
  const char *what;
  int         x;
  int         y;
  int         width;
  int         height;
} Region;

/* Where the visual reference has text. */
static const Region regions[] = {
  { "city", 100, 16, 140, 56 },
  { "campaign", 288, 16, 240, 56 },
  { "countdown", 1270, 16, 200, 56 },
  { "clock", 1665, 16, 207, 56 },
  { "title", 1164, 120, 400, 60 },
  { "hero", 1164, 200, 560, 190 },
  { "counts", 1164, 480, 120, 50 },
  { "plan", 1700, 480, 172, 50 },
  { "finish label", 1164, 585, 180, 56 },
  { "finish", 1164, 660, 500, 96 },
  { "sent", 1164, 810, 110, 60 },
  { "reported", 1672, 810, 110, 60 },
  { "bell", 48, 1000, 90, 76 },
};

/* The names on the areas of the map. */
static const Region map_regions[] = {
  { "area", 335, 490, 76, 36 },
  { "share of the area", 322, 534, 98, 30 },
};

static const Region district_regions[] = {
  { "head", 131, 118, 200, 40 },
  { "completed", 930, 118, 150, 40 },
  { "margin head", 1690, 118, 180, 40 },
  { "name of the late one", 131, 186, 160, 56 },
  { "share", 920, 186, 160, 56 },
  { "finish", 1330, 186, 250, 56 },
  { "margin", 1660, 186, 210, 56 },
  { "name of the other", 131, 274, 160, 56 },
  { "share of the other", 920, 274, 160, 56 },
};

static const Region post_regions[] = {
  { "checkpoints", 88, 160, 300, 50 },
  { "how many", 88, 240, 80, 124 },
  { "exceptions", 320, 300, 300, 50 },
  { "measure", 88, 430, 110, 56 },
  { "its state", 600, 430, 290, 56 },
  { "teams", 1022, 160, 300, 50 },
  { "members", 1022, 420, 200, 50 },
  { "lent", 1022, 616, 300, 50 },
};

static const Region fund_regions[] = {
  { "funds", 92, 160, 200, 50 },
  { "amount", 92, 290, 300, 70 },
  { "given", 1192, 160, 300, 50 },
  { "persons", 1192, 512, 200, 56 },
  { "form", 1192, 740, 200, 56 },
  { "not itemised", 1690, 740, 130, 56 },
};

static const Region alert_regions[] = {
  { "name", 215, 140, 300, 60 },
  { "what", 215, 212, 400, 46 },
  { "second", 215, 312, 300, 60 },
  { "third", 215, 485, 300, 60 },
};

static void
on_patience_timeout_cb (gpointer data)
{
  g_error ("the wall does not come to what is awaited");
}

static void
wait_until_settled (Fixture *fixture)
{
  while (!bw_wall_window_is_settled (BW_WALL_WINDOW (fixture->window)))
    g_main_context_iteration (NULL, TRUE);
}

static void
on_picture_taken_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (bw_picture_taker_take_finish (GTK_WIDGET (source), result, &error));
  g_assert_no_error (error);
  *(gboolean *) user_data = TRUE;
}

static void
take_picture (Fixture    *fixture,
              const char *name)
{
  g_autofree char *path = g_build_filename (g_get_user_runtime_dir (), "wall.png", NULL);
  gboolean is_taken = FALSE;

  gtk_widget_queue_draw (fixture->window);
  bw_picture_taker_take_async (fixture->window, path, on_picture_taken_cb, &is_taken);
  while (!is_taken)
    g_main_context_iteration (NULL, TRUE);

  canvas_clear (&fixture->picture);
  fixture->picture.surface = cairo_image_surface_create_from_png (path);
  g_assert_cmpint (cairo_surface_status (fixture->picture.surface), ==, CAIRO_STATUS_SUCCESS);
  fixture->picture.cr = cairo_create (fixture->picture.surface);
  fixture->picture.width = cairo_image_surface_get_width (fixture->picture.surface);
  fixture->picture.height = cairo_image_surface_get_height (fixture->picture.surface);
  g_assert_cmpint (fixture->picture.width, ==, WIDTH);
  g_assert_cmpint (fixture->picture.height, ==, HEIGHT);
  canvas_keep (&fixture->picture, name);
  g_remove (path);
}

static guint32
get_rgb (Canvas *picture,
         int     x,
         int     y)
{
  BwColor pixel = canvas_get_pixel (picture, x, y);

  return (guint32) (pixel.red * 255.0 + 0.5) << 16 | (guint32) (pixel.green * 255.0 + 0.5) << 8
         | (guint32) (pixel.blue * 255.0 + 0.5);
}

static double
find_contrast_of (guint32 a,
                  guint32 b)
{
  const BwColor first = { (a >> 16) / 255.0, (a >> 8 & 255) / 255.0, (a & 255) / 255.0, 1.0 };
  const BwColor second = { (b >> 16) / 255.0, (b >> 8 & 255) / 255.0, (b & 255) / 255.0, 1.0 };

  return canvas_contrast (&first, &second);
}

/* Of the ground of the region, which is its most frequent colour, and the ink: of the colours
 * that make up enough of what is not ground to be that of some letters, the one that differs
 * least. Rims of letters are of many colours, none of which is frequent. */
static double
find_contrast (Fixture      *fixture,
               const Region *region)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (NULL, NULL);
  GHashTableIter iter;
  gpointer color;
  gpointer count;
  guint32 ground = 0;
  guint n_ground = 0;
  guint n_ink;
  double least = G_MAXDOUBLE;

  for (int y = region->y; y < region->y + region->height; y++)
    {
      for (int x = region->x; x < region->x + region->width; x++)
        {
          gpointer key = GUINT_TO_POINTER (get_rgb (&fixture->picture, x, y));
          guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, key));

          g_hash_table_insert (counts, key, GUINT_TO_POINTER (n + 1));
        }
    }

  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &color, &count))
    {
      if (GPOINTER_TO_UINT (count) > n_ground)
        {
          n_ground = GPOINTER_TO_UINT (count);
          ground = GPOINTER_TO_UINT (color);
        }
    }

  n_ink = (guint) (region->width * region->height) - n_ground;
  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &color, &count))
    {
      if (GPOINTER_TO_UINT (color) != ground && GPOINTER_TO_UINT (count) * INK_SHARE >= n_ink)
        least = MIN (least, find_contrast_of (GPOINTER_TO_UINT (color), ground));
    }

  return least < G_MAXDOUBLE ? least : 1.0;
}

static void
assert_readable (Fixture      *fixture,
                 const Region *region,
                 double        owed)
{
  double contrast = find_contrast (fixture, region);

  if (contrast < owed)
    g_test_message ("%s: %.2f : 1", region->what, contrast);
  g_assert_cmpfloat (contrast, >=, owed);
}

/* What is no text has many colours, and rims: enough of it is to stand out from the ground,
 * which is in the corner. */
static void
assert_seen (Fixture      *fixture,
             const Region *region)
{
  guint32 ground = get_rgb (&fixture->picture, region->x, region->y);
  guint n = 0;

  for (int y = region->y; y < region->y + region->height; y++)
    {
      for (int x = region->x; x < region->x + region->width; x++)
        n += find_contrast_of (get_rgb (&fixture->picture, x, y), ground) >= OWED_BY_SIGNS;
    }

  if (n * SIGN_SHARE < (guint) (region->width * region->height))
    g_test_message ("%s: %u pixels", region->what, n);
  g_assert_cmpuint (n * SIGN_SHARE, >=, (guint) (region->width * region->height));
}

static guint
count_yellow (Fixture *fixture,
              int      x,
              int      y,
              int      width,
              int      height)
{
  const BwColor yellow = { 0xf5 / 255.0, 0xc2 / 255.0, 0x11 / 255.0, 1.0 };

  return canvas_count (&fixture->picture, &yellow, x, y, width, height);
}

/* As the application does: without it a window has a frame. */
static void
load_style (void)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (provider, "/io/github/bulwarkdesk/Bulwark/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

static void
open_wall (Fixture *fixture)
{
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  fixture->patience = g_timeout_add_once (PATIENCE_MS, on_patience_timeout_cb, NULL);
  fixture->desk = bw_desk_new (fixture->session);
  fixture->window = bw_wall_window_new (NULL, fixture->desk, fixture->scenes);
  fixture->board = BW_WALL_BOARD (adw_application_window_get_content (ADW_APPLICATION_WINDOW (fixture->window)));
  gtk_widget_add_css_class (fixture->window, "picture");
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), WIDTH, HEIGHT);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

/* The city of the fixture, as a feed speaks it. */
static void
send_documents (HttpFixture *backend)
{
  g_autofree char *path = desk_fixture_write_state ();
  g_autofree char *state = NULL;
  g_auto (GStrv) lines = NULL;
  GString *text = g_string_new ("event: docs\ndata: [");

  g_assert_true (g_file_get_contents (path, &state, NULL, NULL));
  g_remove (path);
  lines = g_strsplit (g_strchomp (state), "\n", -1);
  for (guint i = 0; lines[i + 1] != NULL; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "," : "", lines[i]);
  g_string_append (text, "]\n\n");
  http_fixture_send (backend, text->str);
  g_string_free (text, TRUE);
}

static void
send_live (HttpFixture *backend)
{
  http_fixture_send (backend, "event: live\nid: t-15\n"
                              "data: {\"clock\":{\"now\":\"2021-08-08T14:32:00+08:00\",\"speed\":1}}\n\n");
}

/* The documents, and that there are more to come. */
static void
set_up_half (Fixture       *fixture,
             gconstpointer  data)
{
  fixture->backend = http_fixture_new_feed (NULL);
  fixture->session = bw_client_session_new (bw_measure_catalogue_get_default (), NULL);
  bw_client_session_connect (fixture->session, http_fixture_get_url (fixture->backend), "token", NULL);
  send_documents (fixture->backend);
  open_wall (fixture);
}

/* All of it; then silence. */
static void
set_up_live (Fixture       *fixture,
             gconstpointer  data)
{
  set_up_half (fixture, data);
  send_live (fixture->backend);
}

/* Areas with outlines, which the map colours and names. */
static void
send_outlines (HttpFixture *backend)
{
  static const char outline[] = "{\"type\":\"area\",\"id\":\"%s\",\"parent\":\"c\",\"level\":\"district\","
                                "\"at\":\"2021-08-08T14:00:00+08:00\",\"source\":\"import\",\"name\":\"%s\","
                                "\"boundary\":{\"type\":\"Polygon\",\"coordinates\":"
                                "[[[%s,33.9],[%s,33.9],[%s,34.2],[%s,34.2],[%s,33.9]]]},\"seq\":%d}";
  g_autofree char *left = g_strdup_printf (outline, "d1", "甲区", "113.7", "113.85", "113.85", "113.7", "113.7", 601);
  g_autofree char *right = g_strdup_printf (outline, "d2", "乙区", "113.85", "114.0", "114.0", "113.85", "113.85", 602);
  g_autofree char *text = g_strdup_printf ("event: docs\ndata: [%s,%s]\n\n", left, right);

  http_fixture_send (backend, text);
}

/* As half, on a wall that shows nothing but the map. */
static void
set_up_map (Fixture       *fixture,
            gconstpointer  data)
{
  static const char *const map[] = { "map", NULL };

  fixture->scenes = map;
  set_up_half (fixture, data);
}

static void
set_up_saved (Fixture       *fixture,
              gconstpointer  data)
{
  fixture->session = desk_fixture_new_session ();
  open_wall (fixture);
}

static void
set_up_nothing (Fixture       *fixture,
                gconstpointer  data)
{
  fixture->session = bw_client_session_new (bw_measure_catalogue_get_default (), NULL);
  open_wall (fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_source_remove (fixture->patience);
  canvas_clear (&fixture->picture);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_assert_finalize_object (fixture->desk);
  bw_client_session_disconnect (fixture->session);
  g_object_unref (fixture->session);
  g_clear_pointer (&fixture->backend, http_fixture_free);
}

static void
test_readable (Fixture       *fixture,
               gconstpointer  data)
{
  wait_until_settled (fixture);
  take_picture (fixture, "wall-live");
  g_assert_false (bw_wall_board_is_stale (fixture->board));
  for (guint i = 0; i < G_N_ELEMENTS (regions); i++)
    assert_readable (fixture, &regions[i], OWED);

  /* Nothing of the warning. */
  g_assert_cmpuint (count_yellow (fixture, 0, 0, 14, HEIGHT), ==, 0);
  g_assert_cmpuint (count_yellow (fixture, 600, 92, 100, 100), ==, 0);
}

static void
assert_scene_readable (Fixture      *fixture,
                       guint         scene,
                       const char   *name,
                       const Region *texts,
                       gsize         n_texts)
{
  bw_wall_board_go_to (fixture->board, scene);
  wait_until_settled (fixture);
  g_assert_cmpstr (bw_wall_board_get_scene (fixture->board), ==, name);
  take_picture (fixture, name);
  for (gsize i = 0; i < n_texts; i++)
    assert_readable (fixture, &texts[i], OWED);
}

/* Text of every scene; then signs and bars, which owe less. */
static void
test_scenes (Fixture       *fixture,
             gconstpointer  data)
{
  static const Region late_sign = { "sign of the late one", 26, 186, 90, 56 };
  static const Region late_bar = { "bar of the late one", 361, 175, 490, 60 };
  static const Region gap_sign = { "sign of the checkpoint", 230, 290, 80, 66 };
  static const Region alert_sign = { "sign of the alert", 60, 135, 108, 130 };

  assert_scene_readable (fixture, 1, "districts", district_regions, G_N_ELEMENTS (district_regions));
  assert_seen (fixture, &late_sign);
  assert_seen (fixture, &late_bar);
  assert_scene_readable (fixture, 2, "posts", post_regions, G_N_ELEMENTS (post_regions));
  assert_seen (fixture, &gap_sign);
  assert_scene_readable (fixture, 3, "funds", fund_regions, G_N_ELEMENTS (fund_regions));
  assert_scene_readable (fixture, 4, "alerts", alert_regions, G_N_ELEMENTS (alert_regions));
  assert_seen (fixture, &alert_sign);
}

/* The same when nothing comes any more: grey, but no harder to read. */
static void
test_stale_scenes (Fixture       *fixture,
                   gconstpointer  data)
{
  static const Region late = { "name of the late one", 131, 285, 150, 50 };
  static const Region measure = { "measure", 80, 508, 90, 50 };
  static const Region given = { "given", 1170, 255, 250, 40 };
  static const Region alert = { "alert", 200, 250, 250, 50 };

  wait_until_settled (fixture);
  bw_wall_board_set_stale_after (fixture->board, 1);
  assert_scene_readable (fixture, 1, "districts", &late, 1);
  assert_scene_readable (fixture, 2, "posts", &measure, 1);
  assert_scene_readable (fixture, 3, "funds", &given, 1);
  assert_scene_readable (fixture, 4, "alerts", &alert, 1);
}

/* While the city comes in, nobody is called late, and nobody is called in time. */
static void
test_half (Fixture       *fixture,
           gconstpointer  data)
{
  static const Region ticker = { "ticker", 48, 1000, 1600, 76 };

  while (*bw_wall_board_get_scene (fixture->board) == '\0')
    g_main_context_iteration (NULL, TRUE);
  take_picture (fixture, "wall-half");
  g_assert_cmpint (bw_client_session_get_connection (fixture->session), ==, BW_CONNECTION_SYNCING);
  g_assert_cmpfloat (find_contrast (fixture, &ticker), <, 1.1);
  g_assert_false (bw_wall_board_is_settled (fixture->board));

  send_live (fixture->backend);
  wait_until_settled (fixture);
  take_picture (fixture, "wall-whole");
  assert_readable (fixture, &ticker, OWED);
}

/* Silence of the feed: frame, banner, grey, the time; and all figures stay. */
static void
test_stale (Fixture       *fixture,
            gconstpointer  data)
{
  static const Region hero = { "hero", 1164, 300, 480, 160 };
  static const Region warning = { "warning", 142, 104, 500, 90 };
  static const Region trying = { "trying", 110, 1000, 200, 66 };
  static const Region stage = { "stage", 1164, 470, 700, 500 };
  guint n_coloured = 0;

  wait_until_settled (fixture);
  bw_wall_board_set_stale_after (fixture->board, 1);
  g_assert_true (bw_wall_board_is_stale (fixture->board));
  wait_until_settled (fixture);
  take_picture (fixture, "wall-stale");

  /* Half of the frame is yellow, half is black, on all four sides. */
  g_assert_cmpuint (count_yellow (fixture, 0, 300, 14, 600), >, 14 * 600 / 4);
  g_assert_cmpuint (count_yellow (fixture, 0, 300, 14, 600), <, 14 * 600 * 3 / 4);
  g_assert_cmpuint (count_yellow (fixture, WIDTH - 14, 300, 14, 600), >, 14 * 600 / 4);
  g_assert_cmpuint (count_yellow (fixture, 300, HEIGHT - 14, 1200, 14), >, 1200 * 14 / 4);
  g_assert_cmpuint (count_yellow (fixture, 800, 92, 60, 100), ==, 60 * 100);
  assert_readable (fixture, &warning, OWED);
  assert_readable (fixture, &hero, OWED);
  assert_readable (fixture, &trying, OWED);

  /* The stage is grey: no colour is left in its figures. */
  for (int y = stage.y; y < stage.y + stage.height; y++)
    {
      for (int x = stage.x; x < stage.x + stage.width; x++)
        {
          BwColor pixel = canvas_get_pixel (&fixture->picture, x, y);

          n_coloured += MAX (MAX (pixel.red, pixel.green), pixel.blue)
                        - MIN (MIN (pixel.red, pixel.green), pixel.blue) > 0.05;
        }
    }
  g_assert_cmpuint (n_coloured, ==, 0);

  /* And back, once it speaks again. */
  bw_wall_board_set_stale_after (fixture->board, BW_TIME_DAY);
  g_assert_false (bw_wall_board_is_stale (fixture->board));
  wait_until_settled (fixture);
  take_picture (fixture, "wall-again");
  g_assert_cmpuint (count_yellow (fixture, 0, 0, WIDTH, HEIGHT), ==, 0);
}

/* A refused token keeps the picture, with its time. */
static void
test_refused (Fixture       *fixture,
              gconstpointer  data)
{
  static const Region hero = { "hero", 1164, 300, 480, 160 };

  wait_until_settled (fixture);
  http_fixture_set_head (fixture->backend, "HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n"
                                           "Connection: close\r\n\r\n");
  http_fixture_cut (fixture->backend);
  while (bw_client_session_get_connection (fixture->session) != BW_CONNECTION_REFUSED)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (bw_wall_board_is_stale (fixture->board));
  g_assert_cmpstr (bw_wall_board_get_scene (fixture->board), ==, "map");
  wait_until_settled (fixture);
  take_picture (fixture, "wall-refused");
  assert_readable (fixture, &hero, OWED);
  g_assert_cmpuint (count_yellow (fixture, 800, 92, 60, 100), ==, 60 * 100);
}

/* Another backend: the last picture of the one before stays, as stale, until all is there. */
static void
test_replaced (Fixture       *fixture,
               gconstpointer  data)
{
  static const Region stage = { "last picture", 1164, 330, 480, 130 };
  static const Region warning = { "warning", 142, 104, 500, 90 };

  wait_until_settled (fixture);
  take_picture (fixture, "wall-before");
  http_fixture_send (fixture->backend, "event: reset\ndata: {\"epoch\":\"u\"}\n\n");
  while (!bw_wall_board_is_stale (fixture->board))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (bw_wall_board_get_scene (fixture->board), ==, "");
  take_picture (fixture, "wall-replaced");
  assert_readable (fixture, &warning, OWED);
  assert_readable (fixture, &stage, OWED);
  g_assert_cmpuint (count_yellow (fixture, 800, 92, 60, 100), ==, 60 * 100);

  /* Half of the new one is not shown. */
  send_documents (fixture->backend);
  while (bw_desk_get_scope_place (fixture->desk) == BW_PLACE_NONE)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (bw_wall_board_is_stale (fixture->board));
  send_live (fixture->backend);
  while (bw_wall_board_is_stale (fixture->board))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (bw_wall_board_get_scene (fixture->board), ==, "map");
}

static void
send_alert (Fixture    *fixture,
            const char *id,
            const char *severity,
            const char *raised)
{
  g_autofree char *text = g_strdup_printf ("event: docs\ndata: [{\"type\":\"alert\",\"id\":\"%s\","
                                           "\"at\":\"%s\",\"source\":\"report\",\"rule\":\"queue-long\","
                                           "\"place\":\"p1\",\"page\":\"sampling\",\"severity\":\"%s\","
                                           "\"name\":\"排队过长\",\"raised\":\"%s\",\"seq\":600}]\n\n", id, raised,
                                           severity, raised);

  http_fixture_send (fixture->backend, text);
}

/* What stands is no news; a new severe one calls the alerts, whatever is held. */
static void
test_called (Fixture       *fixture,
             gconstpointer  data)
{
  send_alert (fixture, "a1", "high", "2021-08-08T14:10:00+08:00");
  http_fixture_send (fixture->backend, "event: live\nid: t-15\ndata: {\"alerts\":true,\"clock\":"
                                       "{\"now\":\"2021-08-08T14:32:00+08:00\",\"speed\":1}}\n\n");
  wait_until_settled (fixture);
  g_assert_cmpstr (bw_wall_board_get_scene (fixture->board), ==, "map");
  bw_wall_board_toggle_hold (fixture->board);
  send_alert (fixture, "a2", "medium", "2021-08-08T14:31:00+08:00");
  send_alert (fixture, "a3", "high", "2021-08-08T14:30:00+08:00");
  while (!g_str_equal (bw_wall_board_get_scene (fixture->board), "alerts"))
    g_main_context_iteration (NULL, TRUE);
}

/* All is told, and what is in it is no news. */
static void
settle_watched (Fixture *fixture)
{
  http_fixture_send (fixture->backend, "event: live\nid: t-15\ndata: {\"alerts\":true,\"clock\":"
                                       "{\"now\":\"2021-08-08T14:32:00+08:00\",\"speed\":1}}\n\n");
  wait_until_settled (fixture);
  g_assert_cmpstr (bw_wall_board_get_scene (fixture->board), ==, "map");
}

static void
wait_for_alerts (Fixture *fixture)
{
  while (!g_str_equal (bw_wall_board_get_scene (fixture->board), "alerts"))
    g_main_context_iteration (NULL, TRUE);
}

/* One that gets worse is as new as another, though it was raised before those that stand. */
static void
test_called_worse (Fixture       *fixture,
                   gconstpointer  data)
{
  send_alert (fixture, "a1", "high", "2021-08-08T14:10:00+08:00");
  send_alert (fixture, "a2", "medium", "2021-08-08T14:05:00+08:00");
  settle_watched (fixture);
  send_alert (fixture, "a2", "high", "2021-08-08T14:05:00+08:00");
  wait_for_alerts (fixture);
}

/* A wall that has only the map in its round shows the alerts when they call, and returns. */
static void
test_called_guest (Fixture       *fixture,
                   gconstpointer  data)
{
  const BwWallRotation *rotation = bw_wall_board_get_rotation (fixture->board);

  g_assert_cmpuint (rotation->n_scenes, ==, 1);
  settle_watched (fixture);
  bw_wall_board_step (fixture->board, 1);
  g_assert_cmpstr (bw_wall_board_get_scene (fixture->board), ==, "map");
  send_alert (fixture, "a1", "high", "2021-08-08T14:31:00+08:00");
  wait_for_alerts (fixture);
  g_assert_true (rotation->is_called);
  bw_wall_board_step (fixture->board, 1);
  g_assert_cmpstr (bw_wall_board_get_scene (fixture->board), ==, "map");
}

/* Pixels of the box that differ between two pictures, when the second is moved by so much. */
static guint
count_different (Canvas       *a,
                 Canvas       *b,
                 const Region *box,
                 int           dx,
                 int           dy)
{
  guint n = 0;

  for (int y = box->y; y < box->y + box->height; y++)
    {
      for (int x = box->x; x < box->x + box->width; x++)
        {
          BwColor first = canvas_get_pixel (a, x, y);
          BwColor second = canvas_get_pixel (b, x + dx, y + dy);

          n += !canvas_is_like (&first, &second, 0.02);
        }
    }

  return n;
}

static Canvas
take_canvas (Fixture    *fixture,
             const char *name)
{
  Canvas canvas;

  take_picture (fixture, name);
  canvas = fixture->picture;
  fixture->picture = (Canvas) { 0 };
  return canvas;
}

/* After a step all of it stands elsewhere: strip, stage, ticker, and the frame over them. */
static void
test_drift (Fixture       *fixture,
            gconstpointer  data)
{
  static const Region parts[] = {
    { "sign of the strip", 48, 20, 50, 50 },
    { "title", 1164, 200, 400, 60 },
    { "sign of the ticker", 60, 1010, 40, 40 },
    { "frame", 300, 4, 900, 6 },
    { "frame at the side", 4, 300, 6, 500 },
  };
  g_auto (Canvas) before = { 0 };
  g_auto (Canvas) after = { 0 };
  int x;
  int y;

  wait_until_settled (fixture);
  bw_wall_board_set_stale_after (fixture->board, 1);
  wait_until_settled (fixture);
  before = take_canvas (fixture, "wall-drift-before");
  sleep_fixture_sleep (BW_WALL_DRIFT_SECONDS * BW_TIME_SECOND);
  g_signal_emit_by_name (fixture->desk, "tick");
  wait_until_settled (fixture);
  after = take_canvas (fixture, "wall-drift-after");

  bw_wall_drift_find (BW_WALL_DRIFT_SECONDS, &x, &y);
  g_assert_true (x != 0 || y != 0);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      guint n_here = count_different (&before, &after, &parts[i], 0, 0);
      guint n_there = count_different (&before, &after, &parts[i], x, y);

      g_test_message ("%s: %u here, %u there", parts[i].what, n_here, n_there);
      g_assert_cmpuint (n_here, >, 0);
      g_assert_cmpuint (n_there, <, n_here);
    }

}

/* Letters that were of @color are so still. */
static void
assert_untouched (Canvas        *before,
                  Canvas        *after,
                  const BwColor *color,
                  const Region  *box)
{
  guint n = 0;

  for (int y = box->y; y < box->y + box->height; y++)
    {
      for (int x = box->x; x < box->x + box->width; x++)
        {
          BwColor first = canvas_get_pixel (before, x, y);
          BwColor second = canvas_get_pixel (after, x, y);

          if (!canvas_is_like (&first, color, 0.005))
            continue;
          n++;
          g_assert_true (canvas_is_like (&second, color, 0.005));
        }
    }
  g_assert_cmpuint (n, >, 100);
}

/* Across the picture of each scene, below its texts, and in words. */
static void
test_exercise (Fixture       *fixture,
               gconstpointer  data)
{
  static const Region halves[] = { { "left", 150, 200, 380, 700 }, { "right", 530, 200, 380, 700 } };
  static const Region crossed = { "name that the word crosses", 700, 485, 100, 80 };
  g_auto (Canvas) earnest = { 0 };
  g_auto (Canvas) drill = { 0 };
  g_autofree char *label = NULL;

  send_outlines (fixture->backend);
  send_live (fixture->backend);
  wait_until_settled (fixture);
  earnest = take_canvas (fixture, "wall-earnest");
  http_fixture_send (fixture->backend, "event: docs\ndata: [{\"type\":\"site\",\"id\":\"x9\",\"area\":\"s1\","
                                       "\"at\":\"2021-08-08T14:00:00+08:00\",\"source\":\"import\","
                                       "\"kind\":\"sampling\",\"name\":\"演练点\",\"exercise\":true,"
                                       "\"seq\":600}]\n\n");
  while (!bw_client_session_get_exercise (fixture->session))
    g_main_context_iteration (NULL, TRUE);
  wait_until_settled (fixture);
  drill = take_canvas (fixture, "wall-exercise");
  for (guint i = 0; i < G_N_ELEMENTS (halves); i++)
    g_assert_cmpuint (count_different (&earnest, &drill, &halves[i], 0, 0), >, 1000);
  assert_untouched (&earnest, &drill, &bw_palette_get (BW_PALETTE_WALL)->fg, &crossed);
  label = gtk_test_accessible_check_property (GTK_ACCESSIBLE (fixture->board), GTK_ACCESSIBLE_PROPERTY_LABEL, "");
  g_assert_nonnull (strstr (label, "Exercise"));

  /* The texts are as readable as in earnest. */
  take_picture (fixture, "wall-exercise-map");
  for (guint i = 0; i < G_N_ELEMENTS (map_regions); i++)
    assert_readable (fixture, &map_regions[i], OWED);
  assert_scene_readable (fixture, 1, "districts", district_regions, G_N_ELEMENTS (district_regions));
  assert_scene_readable (fixture, 4, "alerts", alert_regions, G_N_ELEMENTS (alert_regions));
}

static void
test_saved (Fixture       *fixture,
            gconstpointer  data)
{
  wait_until_settled (fixture);
  g_assert_cmpstr (bw_wall_board_get_scene (fixture->board), ==, "map");
  g_assert_false (bw_wall_board_is_stale (fixture->board));
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (fixture->board), GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (fixture->board), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       (const char *) data);
}

/* Nothing to show is said, not left black. */
static void
test_nothing (Fixture       *fixture,
              gconstpointer  data)
{
  static const Region notice = { "notice", 400, 500, 1100, 120 };

  g_assert_cmpstr (bw_wall_board_get_scene (fixture->board), ==, "");
  g_assert_false (bw_wall_window_is_settled (BW_WALL_WINDOW (fixture->window)));
  while (gtk_widget_get_width (GTK_WIDGET (fixture->board)) == 0)
    g_main_context_iteration (NULL, TRUE);
  take_picture (fixture, "wall-nothing");
  assert_readable (fixture, &notice, OWED);
}

static void
on_session_opened_cb (GObject      *source,
                      GAsyncResult *result,
                      gpointer      user_data)
{
  g_assert_true (bw_client_session_open_state_finish (BW_CLIENT_SESSION (source), result, NULL));
  *(gboolean *) user_data = TRUE;
}

/* That all is well is not said before anything was read, nor for a moment after. */
static void
test_opening (Fixture       *fixture,
              gconstpointer  data)
{
  const BwColor *success = &bw_palette_get (BW_PALETTE_WALL)->success;
  g_autofree char *path = desk_fixture_write_state ();
  g_autoptr (GFile) file = g_file_new_for_path (path);
  gboolean is_open = FALSE;

  /* A desk that has looked about. */
  while (gtk_widget_get_width (GTK_WIDGET (fixture->board)) == 0)
    g_main_context_iteration (NULL, TRUE);
  bw_client_session_open_state_async (fixture->session, file, NULL, on_session_opened_cb, &is_open);
  take_picture (fixture, "wall-opening");
  g_assert_cmpuint (canvas_count (&fixture->picture, success, 0, 1000, WIDTH, 76), ==, 0);

  while (!is_open || bw_desk_get_scope_place (fixture->desk) == BW_PLACE_NONE)
    g_main_context_iteration (NULL, TRUE);
  take_picture (fixture, "wall-opened");
  g_assert_cmpuint (canvas_count (&fixture->picture, success, 0, 1000, WIDTH, 76), ==, 0);
  g_assert_cmpstr (bw_wall_board_get_scene (fixture->board), ==, "map");
  g_remove (path);
}

/* Larger type takes more of the screen, and the figures still fit. */
static void
test_adjust (Fixture       *fixture,
             gconstpointer  data)
{
  BwColor strip;

  wait_until_settled (fixture);
  for (guint i = 0; i < 5; i++)
    bw_wall_board_adjust (fixture->board, 1);
  take_picture (fixture, "wall-large");
  take_picture (fixture, "wall-large");
  strip = canvas_get_pixel (&fixture->picture, 30, 110);
  g_assert_cmpfloat (strip.red, <, 0x0d / 255.0);
}

static gboolean
press (Fixture *fixture,
       guint    key)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (fixture->window);
  gboolean is_taken = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !is_taken; i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", key, 0, (GdkModifierType) 0, &is_taken);
    }
  return is_taken;
}

/* A keyboard, and a number pad whatever its lock, as a remote control. */
static void
test_keys (Fixture       *fixture,
           gconstpointer  data)
{
  static const struct
  {
    guint       key;
    const char *scene;
  } keys[] = {
    { GDK_KEY_Right, "districts" }, { GDK_KEY_Left, "map" }, { GDK_KEY_Left, "alerts" }, { GDK_KEY_2, "districts" },
    { GDK_KEY_KP_4, "funds" }, { GDK_KEY_KP_End, "map" }, { GDK_KEY_KP_Page_Down, "posts" },
    { GDK_KEY_KP_Begin, "alerts" }, { GDK_KEY_KP_Left, "funds" }, { GDK_KEY_KP_Down, "districts" },
    { GDK_KEY_KP_Right, "districts" }, { GDK_KEY_9, "districts" }, { GDK_KEY_Down, "posts" },
    { GDK_KEY_Up, "districts" }, { GDK_KEY_5, "alerts" },
  };

  wait_until_settled (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_assert_true (press (fixture, keys[i].key));
      g_assert_cmpstr (bw_wall_board_get_scene (fixture->board), ==, keys[i].scene);
    }

  /* Others change the look, and the scene stays. */
  for (guint i = 0; i < 3; i++)
    press (fixture, GDK_KEY_b);
  g_assert_cmpfloat (gtk_widget_get_opacity (GTK_WIDGET (fixture->board)), ==, 1.0);
  press (fixture, GDK_KEY_KP_Add);
  press (fixture, GDK_KEY_minus);
  g_assert_cmpstr (bw_wall_board_get_scene (fixture->board), ==, "alerts");
}

/* Any key holds it, the one in the middle of a remote too, and lets it go again; what only
 * changes other keys, or the volume, does not. So does a click. */
static void
test_hold (Fixture       *fixture,
           gconstpointer  data)
{
  static const guint keys[] = { GDK_KEY_space, GDK_KEY_Return, GDK_KEY_KP_Enter, GDK_KEY_KP_0, GDK_KEY_KP_Insert,
                                GDK_KEY_Tab, GDK_KEY_x };
  static const guint others[] = { GDK_KEY_Shift_L, GDK_KEY_Control_R, GDK_KEY_Num_Lock, GDK_KEY_AudioRaiseVolume };
  const BwWallRotation *rotation = bw_wall_board_get_rotation (fixture->board);
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (fixture->window);
  guint n_clicks = 0;

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_assert_true (press (fixture, keys[i]));
      g_assert_true (rotation->is_held);
      g_assert_true (press (fixture, keys[i]));
      g_assert_false (rotation->is_held);
    }
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_assert_false (press (fixture, others[i]));
      g_assert_false (rotation->is_held);
    }

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_GESTURE_CLICK (controller))
        {
          g_signal_emit_by_name (controller, "pressed", 1, 5.0, 5.0);
          n_clicks++;
        }
    }

  /* The window has one of its own. */
  g_assert_cmpuint (n_clicks, >=, 1);
  g_assert_true (rotation->is_held);
}

static GtkStack *
find_stage (Fixture *fixture)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (fixture->board));

  while (!GTK_IS_STACK (child))
    child = gtk_widget_get_next_sibling (child);
  return GTK_STACK (child);
}

static gboolean
is_fading (Fixture *fixture)
{
  return gtk_stack_get_transition_running (find_stage (fixture));
}

/* Of the page that is faded from. */
static gboolean
has_page (Fixture *fixture)
{
  GtkWidget *page = gtk_stack_get_child_by_name (find_stage (fixture), "page");

  return gtk_picture_get_paintable (GTK_PICTURE (page)) != NULL;
}

static void
set_animated (gboolean is_animated)
{
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", is_animated, NULL);
}

/* From page to page as from scene to scene, and at once for whoever wants nothing to move. */
static void
test_pages (Fixture       *fixture,
            gconstpointer  data)
{
  wait_until_settled (fixture);
  bw_picture_set_watched (bw_client_session_get_picture (fixture->session), TRUE);
  for (guint i = 0; i < 15; i++)
    desk_fixture_apply (fixture->session, "{'type':'alert','id':'a%u','at':'2021-08-08T14:10:00+08:00',"
                        "'rule':'queue-long','place':'p1','page':'sampling','severity':'low','name':'排队过长',"
                        "'raised':'2021-08-08T14:10:00+08:00'}\n", i);
  press (fixture, GDK_KEY_5);
  while (bw_wall_board_get_rotation (fixture->board)->n_pages < 3)
    g_main_context_iteration (NULL, TRUE);
  bw_wall_board_step (fixture->board, 1);
  g_assert_cmpuint (bw_wall_board_get_page (fixture->board), ==, 1);
  g_assert_false (is_fading (fixture));

  set_animated (TRUE);
  bw_wall_board_step (fixture->board, 1);
  g_assert_cmpuint (bw_wall_board_get_page (fixture->board), ==, 2);
  g_assert_cmpstr (bw_wall_board_get_scene (fixture->board), ==, "alerts");
  g_assert_true (is_fading (fixture));
  g_assert_true (has_page (fixture));

  /* Whoever is in a hurry sees no empty stage either. */
  bw_wall_board_step (fixture->board, -1);
  g_assert_cmpuint (bw_wall_board_get_page (fixture->board), ==, 1);
  g_assert_true (is_fading (fixture));
  g_assert_true (has_page (fixture));
  while (is_fading (fixture))
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (has_page (fixture));
  set_animated (FALSE);
}

/* The backend knows it by its monitor, whose name it keeps; without one not at all. */
static void
test_monitor (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GdkMonitor) monitor = g_list_model_get_item (gdk_display_get_monitors (gdk_display_get_default ()), 0);
  g_autofree char *connector = g_strconcat ("-", gdk_monitor_get_connector (monitor), NULL);
  const char *id;

  while (gtk_widget_get_width (GTK_WIDGET (fixture->board)) == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (bw_wall_window_get_display_id (BW_WALL_WINDOW (fixture->window)));

  bw_wall_window_put_on_monitor (BW_WALL_WINDOW (fixture->window), monitor);
  while ((id = bw_wall_window_get_display_id (BW_WALL_WINDOW (fixture->window))) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (g_str_has_prefix (id, g_get_host_name ()));
  g_assert_true (g_str_has_suffix (id, connector));
}

static void
test_names (void)
{
  const char * const *names = bw_wall_window_get_scene_names ();

  g_assert_true (g_strv_contains (names, "map"));
}

int
main (int   argc,
      char *argv[])
{
  /* Words of the messages are English here, those of the figures Chinese. */
  static const char label[] =
    "许昌市, 第一轮全员核酸检测, Completed, whole city 63.3%, plan 69.9%, 1,900 / 3,000 people, "
    "Projected finish 16日 08:44, 晚 6 天 12 小时, Sent not reported, Tested not reported, Reported not reported";

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  load_style ();
  g_test_add ("/app/wall/window/readable", Fixture, NULL, set_up_live, test_readable, tear_down);
  g_test_add ("/app/wall/window/scenes", Fixture, NULL, set_up_live, test_scenes, tear_down);
  g_test_add ("/app/wall/window/stale-scenes", Fixture, NULL, set_up_live, test_stale_scenes, tear_down);
  g_test_add ("/app/wall/window/half", Fixture, NULL, set_up_half, test_half, tear_down);
  g_test_add ("/app/wall/window/stale", Fixture, NULL, set_up_live, test_stale, tear_down);
  g_test_add ("/app/wall/window/refused", Fixture, NULL, set_up_live, test_refused, tear_down);
  g_test_add ("/app/wall/window/replaced", Fixture, NULL, set_up_live, test_replaced, tear_down);
  g_test_add ("/app/wall/window/called", Fixture, NULL, set_up_half, test_called, tear_down);
  g_test_add ("/app/wall/window/called-worse", Fixture, NULL, set_up_half, test_called_worse, tear_down);
  g_test_add ("/app/wall/window/called-guest", Fixture, NULL, set_up_map, test_called_guest, tear_down);
  g_test_add ("/app/wall/window/saved", Fixture, label, set_up_saved, test_saved, tear_down);
  g_test_add ("/app/wall/window/keys", Fixture, NULL, set_up_saved, test_keys, tear_down);
  g_test_add ("/app/wall/window/hold", Fixture, NULL, set_up_saved, test_hold, tear_down);
  g_test_add ("/app/wall/window/drift", Fixture, NULL, set_up_live, test_drift, tear_down);
  g_test_add ("/app/wall/window/exercise", Fixture, NULL, set_up_half, test_exercise, tear_down);
  g_test_add ("/app/wall/window/pages", Fixture, NULL, set_up_saved, test_pages, tear_down);
  g_test_add ("/app/wall/window/nothing", Fixture, NULL, set_up_nothing, test_nothing, tear_down);
  g_test_add ("/app/wall/window/opening", Fixture, NULL, set_up_nothing, test_opening, tear_down);
  g_test_add ("/app/wall/window/adjust", Fixture, NULL, set_up_saved, test_adjust, tear_down);
  g_test_add ("/app/wall/window/monitor", Fixture, NULL, set_up_saved, test_monitor, tear_down);
  g_test_add_func ("/app/wall/window/names", test_names);
  return g_test_run ();
}
