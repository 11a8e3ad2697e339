/* bw-outline.c: the outline of a foreign feature, made sound
 *
 * RFC 7946 §3.1.6: outlines turn to the left and holes to the right, but who reads
 * should not refuse those that do not: they are turned round here.
 *
 * Rings that cross or cover themselves, holes beside their outline and parts that
 * overlap are common in digitised boundaries. What a point is inside of is then a matter
 * of opinion, and so would be a person's area: they are mended by GEOS, whose method
 * "structure" keeps what the rings enclose, takes a hole that lies beside its outline for
 * a part of its own, and drops what has no width.
 *
 * One bad outline of many points can take GEOS many seconds. It can be interrupted, but by
 * a request that any of its threads may take for its own: so one works at a time. And it
 * does not look for that request in all that it does: so it works in a thread of its own,
 * on what is its own, and who does not want the outline any more goes away from it.
 *
 *   caller ──read──► Work ──thread──► judged ──► caller writes it down
 *      └── cancelled: leaves; the thread ends when GEOS looks, and drops the Work
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-outline.h"

#include "bw-json.h"

#include <geos_c.h>
#include <math.h>

/* Square degrees; what is smaller (about a square metre) was left over by the mending. */
#define LEAST_AREA 1e-10

/* Microseconds between two looks whether who waits for another was cancelled. */
#define TURN 10000

/* One outline on its way through GEOS; of two, who leaves last drops it. */
typedef struct
{
  GEOSContextHandle_t  geos;        /* (owned) */
  GEOSGeometry        *shape;       /* (owned) */
  GCancellable        *cancellable; /* (owned) (nullable) */
  JsonObject          *mended;      /* (owned): type and coordinates, if it was mended */
  char                *where;       /* (owned) (nullable) */
  BwOutline            outline;
  gboolean             is_done;
} Work;

/* Of GEOS, and of who is at it. */
static GMutex geos_mutex;
static GCond geos_cond;
static gboolean geos_is_busy;
static GCancellable *geos_cancellable;

/* Twice the signed area: above 0, it turns to the left. */
static double
measure_ring (JsonArray *ring)
{
  guint n = json_array_get_length (ring);
  double sum = 0;

  for (guint i = 0; i + 1 < n; i++)
    {
      JsonArray *a = json_array_get_array_element (ring, i);
      JsonArray *b = json_array_get_array_element (ring, i + 1);

      sum += json_array_get_double_element (a, 0) * json_array_get_double_element (b, 1)
             - json_array_get_double_element (b, 0) * json_array_get_double_element (a, 1);
    }

  return sum;
}

static JsonArray *
reverse (JsonArray *ring)
{
  guint n = json_array_get_length (ring);
  JsonArray *reversed = json_array_sized_new (n);

  for (guint i = n; i > 0; i--)
    json_array_add_array_element (reversed, json_array_ref (json_array_get_array_element (ring, i - 1)));

  return reversed;
}

static gboolean
is_list_of_lists (JsonArray *array)
{
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      if (!JSON_NODE_HOLDS_ARRAY (json_array_get_element (array, i)))
        return FALSE;
    }

  return TRUE;
}

/* Of positions, which were converted and so are numbers. */
static gboolean
is_ring (JsonArray *array)
{
  if (!is_list_of_lists (array))
    return FALSE;

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonArray *position = json_array_get_array_element (array, i);

      if (json_array_get_length (position) == 0 || !JSON_NODE_HOLDS_VALUE (json_array_get_element (position, 0)))
        return FALSE;
    }

  return TRUE;
}

static gboolean
is_closed (JsonArray *ring)
{
  guint n = json_array_get_length (ring);
  JsonArray *first;
  JsonArray *last;

  if (n < 4 || !is_ring (ring))
    return FALSE;

  first = json_array_get_array_element (ring, 0);
  last = json_array_get_array_element (ring, n - 1);
  return json_array_get_double_element (first, 0) == json_array_get_double_element (last, 0)
         && json_array_get_double_element (first, 1) == json_array_get_double_element (last, 1);
}

static void
wind_polygon (JsonArray *rings)
{
  g_autoptr (JsonArray) wound = json_array_new ();
  guint n = json_array_get_length (rings);

  for (guint i = 0; i < n; i++)
    {
      JsonArray *ring = json_array_get_array_element (rings, i);
      gboolean is_plain = is_ring (ring);
      gboolean is_left = is_plain && measure_ring (ring) > 0;

      if (is_plain && is_left != (i == 0))
        json_array_add_array_element (wound, reverse (ring));
      else
        json_array_add_array_element (wound, json_array_ref (ring));
    }

  for (guint i = n; i > 0; i--)
    json_array_remove_element (rings, i - 1);
  for (guint i = 0; i < n; i++)
    json_array_add_array_element (rings, json_array_ref (json_array_get_array_element (wound, i)));
}

static void
wind (JsonArray  *coordinates,
      const char *type)
{
  if (!is_list_of_lists (coordinates))
    return;

  if (g_str_equal (type, "Polygon"))
    {
      wind_polygon (coordinates);
      return;
    }

  for (guint i = 0; i < json_array_get_length (coordinates); i++)
    {
      JsonArray *polygon = json_array_get_array_element (coordinates, i);

      if (is_list_of_lists (polygon))
        wind_polygon (polygon);
    }
}

/* (transfer full) (nullable): %NULL: it is no closed ring */
static GEOSGeometry *
read_ring (GEOSContextHandle_t  geos,
           JsonArray           *ring)
{
  guint n = json_array_get_length (ring);
  GEOSCoordSequence *points;

  if (!is_closed (ring))
    return NULL;

  points = GEOSCoordSeq_create_r (geos, n, 2);
  for (guint i = 0; i < n; i++)
    {
      JsonArray *position = json_array_get_array_element (ring, i);

      GEOSCoordSeq_setXY_r (geos, points, i, json_array_get_double_element (position, 0),
                            json_array_get_double_element (position, 1));
    }

  return GEOSGeom_createLinearRing_r (geos, points);
}

static void
drop_all (GEOSContextHandle_t  geos,
          GPtrArray           *geometries)
{
  for (guint i = 0; i < geometries->len; i++)
    GEOSGeom_destroy_r (geos, g_ptr_array_index (geometries, i));
  g_ptr_array_set_size (geometries, 0);
}

/* (transfer full) (nullable): %NULL: some ring is none */
static GEOSGeometry *
read_polygon (GEOSContextHandle_t  geos,
              JsonArray           *polygon)
{
  g_autoptr (GPtrArray) rings = g_ptr_array_new ();
  guint n = is_list_of_lists (polygon) ? json_array_get_length (polygon) : 0;

  for (guint i = 0; i < n; i++)
    {
      GEOSGeometry *ring = read_ring (geos, json_array_get_array_element (polygon, i));

      if (ring == NULL)
        {
          drop_all (geos, rings);
          return NULL;
        }
      g_ptr_array_add (rings, ring);
    }

  if (n == 0)
    return NULL;

  return GEOSGeom_createPolygon_r (geos, g_ptr_array_index (rings, 0), (GEOSGeometry **) rings->pdata + 1, n - 1);
}

/* (transfer full) (nullable) */
static GEOSGeometry *
read_geometry (GEOSContextHandle_t  geos,
               JsonArray           *coordinates,
               const char          *type)
{
  g_autoptr (GPtrArray) polygons = g_ptr_array_new ();

  if (g_str_equal (type, "Polygon"))
    return read_polygon (geos, coordinates);
  if (!is_list_of_lists (coordinates))
    return NULL;

  for (guint i = 0; i < json_array_get_length (coordinates); i++)
    {
      GEOSGeometry *polygon = read_polygon (geos, json_array_get_array_element (coordinates, i));

      if (polygon == NULL)
        {
          drop_all (geos, polygons);
          return NULL;
        }
      g_ptr_array_add (polygons, polygon);
    }

  return GEOSGeom_createCollection_r (geos, GEOS_MULTIPOLYGON, (GEOSGeometry **) polygons->pdata, polygons->len);
}

static JsonArray *
write_ring (GEOSContextHandle_t  geos,
            const GEOSGeometry  *ring)
{
  const GEOSCoordSequence *points = GEOSGeom_getCoordSeq_r (geos, ring);
  JsonArray *list = json_array_new ();
  unsigned int n = 0;

  GEOSCoordSeq_getSize_r (geos, points, &n);
  for (unsigned int i = 0; i < n; i++)
    {
      JsonArray *position = json_array_sized_new (2);
      double x = 0;
      double y = 0;

      GEOSCoordSeq_getXY_r (geos, points, i, &x, &y);
      json_array_add_double_element (position, x);
      json_array_add_double_element (position, y);
      json_array_add_array_element (list, position);
    }

  return list;
}

static gboolean
is_large (JsonArray *ring)
{
  return fabs (measure_ring (ring)) >= 2 * LEAST_AREA;
}

/* (transfer full) (nullable): its rings; %NULL: it is nothing but a remainder */
static JsonArray *
write_polygon (GEOSContextHandle_t  geos,
               const GEOSGeometry  *polygon)
{
  g_autoptr (JsonArray) outline = write_ring (geos, GEOSGetExteriorRing_r (geos, polygon));
  int n = GEOSGetNumInteriorRings_r (geos, polygon);
  JsonArray *rings;

  if (!is_large (outline))
    return NULL;

  rings = json_array_new ();
  json_array_add_array_element (rings, json_array_ref (outline));
  for (int i = 0; i < n; i++)
    {
      g_autoptr (JsonArray) hole = write_ring (geos, GEOSGetInteriorRingN_r (geos, polygon, i));

      if (is_large (hole))
        json_array_add_array_element (rings, json_array_ref (hole));
    }

  return rings;
}

/* Puts the polygons of @mended in the place of what @geometry holds. */
static gboolean
write_geometry (GEOSContextHandle_t  geos,
                const GEOSGeometry  *mended,
                JsonObject          *geometry)
{
  g_autoptr (JsonArray) polygons = json_array_new ();
  int n = GEOSGetNumGeometries_r (geos, mended);

  for (int i = 0; i < n; i++)
    {
      const GEOSGeometry *part = GEOSGetGeometryN_r (geos, mended, i);
      JsonArray *rings = GEOSGeomTypeId_r (geos, part) == GEOS_POLYGON && !GEOSisEmpty_r (geos, part)
                           ? write_polygon (geos, part) : NULL;

      if (rings != NULL)
        json_array_add_array_element (polygons, rings);
    }

  n = (int) json_array_get_length (polygons);
  json_object_set_string_member (geometry, "type", n == 1 ? "Polygon" : "MultiPolygon");
  json_object_set_array_member (geometry, "coordinates",
                                json_array_ref (n == 1 ? json_array_get_array_element (polygons, 0) : polygons));
  return n > 0;
}

/* (transfer full) (nullable): where the first fault is */
static char *
describe_place (GEOSContextHandle_t  geos,
                const GEOSGeometry  *place)
{
  double x;
  double y;

  if (place == NULL || GEOSGeomGetX_r (geos, place, &x) != 1 || GEOSGeomGetY_r (geos, place, &y) != 1)
    return NULL;

  return g_strdup_printf ("%.5f, %.5f", x, y);
}

/* (transfer full) (nullable): %NULL: not even GEOS can */
static GEOSGeometry *
mend (GEOSContextHandle_t  geos,
      const GEOSGeometry  *shape)
{
  GEOSMakeValidParams *params = GEOSMakeValidParams_create_r (geos);
  GEOSGeometry *mended;

  GEOSMakeValidParams_setMethod_r (geos, params, GEOS_MAKE_VALID_STRUCTURE);
  GEOSMakeValidParams_setKeepCollapsed_r (geos, params, 0);
  mended = GEOSMakeValidWithParams_r (geos, shape, params);
  GEOSMakeValidParams_destroy_r (geos, params);
  return mended;
}

/* Asked by GEOS every now and then, in the thread that works. */
static void
on_geos_interrupt_cb (void)
{
  if (g_cancellable_is_cancelled (geos_cancellable))
    GEOS_interruptRequest ();
}

static BwOutline
judge (GEOSContextHandle_t   geos,
       const GEOSGeometry   *shape,
       JsonObject           *geometry,
       char                **where)
{
  GEOSGeometry *place = NULL;
  GEOSGeometry *mended;
  BwOutline outline = BW_OUTLINE_VOID;

  if (GEOSisValidDetail_r (geos, shape, 0, NULL, &place) == 1)
    return BW_OUTLINE_SOUND;

  *where = describe_place (geos, place);
  mended = mend (geos, shape);
  if (mended != NULL && write_geometry (geos, mended, geometry))
    outline = BW_OUTLINE_MENDED;

  if (place != NULL)
    GEOSGeom_destroy_r (geos, place);
  if (mended != NULL)
    GEOSGeom_destroy_r (geos, mended);
  return outline;
}

/* Another may be at it for many seconds: who waits can give up, too. */
static gboolean
begin_work (GCancellable *cancellable)
{
  gboolean has_begun;

  g_mutex_lock (&geos_mutex);
  while (geos_is_busy && !g_cancellable_is_cancelled (cancellable))
    g_cond_wait_until (&geos_cond, &geos_mutex, g_get_monotonic_time () + TURN);
  has_begun = !geos_is_busy;
  if (has_begun)
    {
      geos_is_busy = TRUE;
      geos_cancellable = cancellable;
    }
  g_mutex_unlock (&geos_mutex);
  return has_begun;
}

static void
end_work (void)
{
  g_mutex_lock (&geos_mutex);
  geos_is_busy = FALSE;
  geos_cancellable = NULL;
  g_cond_broadcast (&geos_cond);
  g_mutex_unlock (&geos_mutex);
}

static Work *
new_work (GEOSContextHandle_t  geos,
          GEOSGeometry        *shape,
          GCancellable        *cancellable)
{
  Work *work = g_atomic_rc_box_new0 (Work);

  work->geos = geos;
  work->shape = shape;
  work->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  work->mended = json_object_new ();
  work->outline = BW_OUTLINE_VOID;
  return work;
}

static void
clear_work (gpointer data)
{
  Work *work = data;

  GEOSGeom_destroy_r (work->geos, work->shape);
  GEOS_finish_r (work->geos);
  g_clear_object (&work->cancellable);
  json_object_unref (work->mended);
  g_free (work->where);
}

static gpointer
run_work (gpointer data)
{
  Work *work = data;

  if (begin_work (work->cancellable))
    {
      GEOS_interruptRegisterCallback (on_geos_interrupt_cb);
      work->outline = judge (work->geos, work->shape, work->mended, &work->where);
      GEOS_interruptRegisterCallback (NULL);
      GEOS_interruptCancel ();
      end_work ();
    }

  g_mutex_lock (&geos_mutex);
  work->is_done = TRUE;
  g_cond_broadcast (&geos_cond);
  g_mutex_unlock (&geos_mutex);
  g_atomic_rc_box_release_full (work, clear_work);
  return NULL;
}

/* FALSE: it was cancelled first */
static gboolean
await_work (Work *work)
{
  gboolean is_done;

  g_mutex_lock (&geos_mutex);
  while (!work->is_done && !g_cancellable_is_cancelled (work->cancellable))
    g_cond_wait_until (&geos_cond, &geos_mutex, g_get_monotonic_time () + TURN);
  is_done = work->is_done && !g_cancellable_is_cancelled (work->cancellable);
  g_mutex_unlock (&geos_mutex);
  return is_done;
}

static void
take_mended (JsonObject *geometry,
             Work       *work)
{
  static const char * const members[] = { "type", "coordinates" };

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    json_object_set_member (geometry, members[i], json_node_copy (json_object_get_member (work->mended, members[i])));
}

/* @geos and @shape are taken. */
static BwOutline
judge_beside (GEOSContextHandle_t   geos,
              GEOSGeometry         *shape,
              JsonObject           *geometry,
              GCancellable         *cancellable,
              char                **where)
{
  Work *work = new_work (geos, shape, cancellable);
  BwOutline outline = BW_OUTLINE_VOID;

  g_thread_unref (g_thread_new ("outline", run_work, g_atomic_rc_box_acquire (work)));
  if (await_work (work))
    {
      outline = work->outline;
      *where = g_steal_pointer (&work->where);
      if (outline == BW_OUTLINE_MENDED)
        take_mended (geometry, work);
    }

  g_atomic_rc_box_release_full (work, clear_work);
  return outline;
}

/**
 * bw_outline_mend:
 * @geometry: (inout): a Polygon or MultiPolygon of GeoJSON
 * @cancellable: (nullable): ends it, also within; then it is void, and left as it is
 * @where: (out) (nullable): longitude and latitude of the first fault
 *
 * Makes a geometry as RFC 7946 has it. May be called by any thread.
 *
 * Returns: what had to be done
 */
BwOutline
bw_outline_mend (JsonObject    *geometry,
                 GCancellable  *cancellable,
                 char         **where)
{
  JsonArray *coordinates = json_object_get_array_member (geometry, "coordinates");
  GEOSContextHandle_t geos = GEOS_init_r ();
  GEOSGeometry *shape = read_geometry (geos, coordinates, bw_json_peek_string (geometry, "type"));
  BwOutline outline = BW_OUTLINE_SOUND;

  *where = NULL;
  if (shape != NULL)
    outline = judge_beside (geos, shape, geometry, cancellable, where);
  else
    GEOS_finish_r (geos);

  wind (json_object_get_array_member (geometry, "coordinates"), bw_json_peek_string (geometry, "type"));
  return outline;
}
