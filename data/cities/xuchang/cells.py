"""Parts a polygon into cells: a centroidal Voronoi partition clipped exactly to it.

The polygon is cut into triangles, each triangle is clipped with the bisectors of the
seeds, and the pieces of one seed are joined again by cancelling the edges that two of
them share. Neighbours use the same vertices, so there are no gaps and no overlaps.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import math

EPSILON = 1e-9


def cross(o, a, b):
    return (a[0] - o[0]) * (b[1] - o[1]) - (a[1] - o[1]) * (b[0] - o[0])


def ring_area(ring):
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:] + ring[:1])) / 2


def contains(rings, p):
    inside = False
    for ring in rings:
        for a, b in zip(ring, ring[1:] + ring[:1]):
            if (a[1] > p[1]) != (b[1] > p[1]):
                if p[0] < (b[0] - a[0]) * (p[1] - a[1]) / (b[1] - a[1]) + a[0]:
                    inside = not inside
    return inside


def _bridge(outer, hole):
    """Joins a hole to its ring by the shortest line that meets no edge."""
    pairs = sorted(((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2, i, j)
                   for i, a in enumerate(outer) for j, b in enumerate(hole))
    edges = list(zip(outer, outer[1:] + outer[:1])) + list(zip(hole, hole[1:] + hole[:1]))
    for _, i, j in pairs:
        a, b = outer[i], hole[j]
        if not any(_meet(a, b, c, d) for c, d in edges):
            return outer[:i + 1] + hole[j:] + hole[:j + 1] + outer[i:]
    raise ValueError("a hole cannot be reached")


def _meet(a, b, c, d):
    if a in (c, d) or b in (c, d):
        return False
    return (cross(a, b, c) > 0) != (cross(a, b, d) > 0) and \
           (cross(c, d, a) > 0) != (cross(c, d, b) > 0)


def triangles(rings):
    """Ear clipping. The first ring is the outer one, the rest are holes."""
    ring = list(rings[0]) if ring_area(rings[0]) > 0 else list(reversed(rings[0]))
    for hole in rings[1:]:
        ring = _bridge(ring, hole if ring_area(hole) < 0 else list(reversed(hole)))

    found = []
    while len(ring) > 3:
        ear = max((i for i in range(len(ring)) if _is_ear(ring, i)),
                  key=lambda i: _roundness(ring, i), default=None)
        if ear is None:
            raise ValueError("the ring crosses itself")
        n = len(ring)
        found.append((ring[ear - 1], ring[ear], ring[(ear + 1) % n]))
        del ring[ear]
    found.append(tuple(ring))
    return [t for t in found if abs(cross(*t)) > EPSILON]


def _roundness(ring, i):
    a, b, c = ring[i - 1], ring[i], ring[(i + 1) % len(ring)]
    longest = max(math.dist(a, b), math.dist(b, c), math.dist(c, a))
    return cross(a, b, c) / (longest * longest)


def _is_ear(ring, i):
    a, b, c = ring[i - 1], ring[i], ring[(i + 1) % len(ring)]
    if cross(a, b, c) <= EPSILON:
        return False
    return not any(p not in (a, b, c) and cross(a, b, p) > -EPSILON
                   and cross(b, c, p) > -EPSILON and cross(c, a, p) > -EPSILON for p in ring)


def random_points(rings, n, rng):
    """Evenly spread over the polygon."""
    parts = triangles(rings)
    weights = [cross(*t) for t in parts]
    points = []
    for a, b, c in rng.choices(parts, weights, k=n):
        u, v = rng.random(), rng.random()
        if u + v > 1:
            u, v = 1 - u, 1 - v
        points.append((a[0] + u * (b[0] - a[0]) + v * (c[0] - a[0]),
                       a[1] + u * (b[1] - a[1]) + v * (c[1] - a[1])))
    return points


def seeds(points, n, rng, weight=lambda p: 1, rounds=12):
    """n centres of the points, by Lloyd's rule."""
    centres = rng.sample(points, n)
    for _ in range(rounds):
        sums = [[0, 0, 0] for _ in centres]
        for p in points:
            i = min(range(n), key=lambda k: (p[0] - centres[k][0]) ** 2 + (p[1] - centres[k][1]) ** 2)
            w = weight(p)
            sums[i][0] += w * p[0]
            sums[i][1] += w * p[1]
            sums[i][2] += w
        centres = [(x / w, y / w) if w else c for (x, y, w), c in zip(sums, centres)]
    return centres


def _clip(piece, a, b):
    """The part of a convex piece that is nearer to a than to b."""
    nx, ny = b[0] - a[0], b[1] - a[1]
    limit = (b[0] ** 2 + b[1] ** 2 - a[0] ** 2 - a[1] ** 2) / 2
    sides = [p[0] * nx + p[1] * ny - limit for p in piece]
    if max(sides) <= EPSILON:
        return piece
    kept = []
    for i, p in enumerate(piece):
        q, s, t = piece[i - 1], sides[i - 1], sides[i]
        if (s > EPSILON and t < -EPSILON) or (s < -EPSILON and t > EPSILON):
            # From the same end for both neighbours, so that they get the same point.
            (m, before), (k, after) = sorted([(q, s), (p, t)])
            f = before / (before - after)
            kept.append((m[0] + f * (k[0] - m[0]), m[1] + f * (k[1] - m[1])))
        if t <= EPSILON:
            kept.append(p)
    return kept if len(kept) > 2 else []


class _Vertices:
    """One vertex for all points that lie within a hair of each other."""

    def __init__(self, step):
        self.step = step
        self.cells = {}
        self.points = []

    def find(self, p):
        x, y = round(p[0] / self.step), round(p[1] / self.step)
        for dx in (0, -1, 1):
            for dy in (0, -1, 1):
                for v in self.cells.get((x + dx, y + dy), ()):
                    if math.dist(self.points[v], p) < self.step:
                        return v
        self.points.append(p)
        self.cells.setdefault((x, y), []).append(len(self.points) - 1)
        return len(self.points) - 1


def partition(rings, centres, step):
    """A list of polygons (lists of rings), one for each centre.

    Points nearer than step are one vertex.
    """
    vertices = _Vertices(step)
    pieces = []
    for triangle in triangles(rings):
        for i, a in enumerate(centres):
            piece = list(triangle)
            for b in sorted((c for c in centres if c != a), key=lambda c: math.dist(a, c)):
                piece = _clip(piece, a, b)
                if not piece:
                    break
            loop = [vertices.find(p) for p in piece]
            loop = [v for k, v in enumerate(loop) if v != loop[k - 1]]
            if len(loop) > 2:
                pieces.append([i, loop])

    pieces = _split_at_vertices(pieces, vertices.points, step)
    _attach_islands(pieces, vertices.points, len(centres))
    loops = [_join([p for owner, p in pieces if owner == i]) for i in range(len(centres))]
    return _straighten(loops, vertices.points)


def _split_at_vertices(pieces, points, step):
    """Puts every vertex that lies on an edge of a piece into that piece."""
    done = []
    for owner, loop in pieces:
        result = []
        for k, v in enumerate(loop):
            u = loop[k - 1]
            a, b = points[u], points[v]
            length = math.dist(a, b)
            between = []
            for w, p in enumerate(points):
                if w in (u, v) or not (min(a[0], b[0]) - step < p[0] < max(a[0], b[0]) + step
                                       and min(a[1], b[1]) - step < p[1] < max(a[1], b[1]) + step):
                    continue
                t = ((p[0] - a[0]) * (b[0] - a[0]) + (p[1] - a[1]) * (b[1] - a[1])) / length ** 2
                if 0 < t < 1 and abs(cross(a, b, p)) / length < step:
                    between.append((t, w))
            result += [w for _, w in sorted(between)] + [v]
        result = [v for k, v in enumerate(result) if v != result[k - 1]]
        done.append([owner, result])
    return done


def _attach_islands(pieces, points, n):
    """What of a cell hangs together with its greatest part not, goes to a neighbour."""
    at_edge = {}
    for k, (_, loop) in enumerate(pieces):
        for i, v in enumerate(loop):
            at_edge[loop[i - 1], v] = k
    for owner in range(n):
        groups = _groups(pieces, at_edge, owner)
        groups.sort(key=lambda g: -sum(ring_area([points[v] for v in pieces[k][1]]) for k in g))
        for group in groups[1:]:
            border = {}
            for k in group:
                loop = pieces[k][1]
                for i, v in enumerate(loop):
                    other = at_edge.get((v, loop[i - 1]))
                    if other is not None and pieces[other][0] != owner:
                        neighbour = pieces[other][0]
                        border[neighbour] = border.get(neighbour, 0) + \
                            math.dist(points[v], points[loop[i - 1]])
            if border:
                nearest = max(sorted(border), key=border.get)
                for k in group:
                    pieces[k][0] = nearest


def _groups(pieces, at_edge, owner):
    left = {k for k, (o, _) in enumerate(pieces) if o == owner}
    groups = []
    while left:
        todo = [min(left)]
        left.discard(todo[0])
        group = []
        while todo:
            k = todo.pop()
            group.append(k)
            loop = pieces[k][1]
            for i, v in enumerate(loop):
                other = at_edge.get((v, loop[i - 1]))
                if other in left:
                    left.discard(other)
                    todo.append(other)
        groups.append(group)
    return groups


def _join(loops):
    """The outline of pieces that share edges: the outer ring first, then holes."""
    edges = set()
    for loop in loops:
        for i, v in enumerate(loop):
            u = loop[i - 1]
            if (v, u) in edges:
                edges.discard((v, u))
            else:
                edges.add((u, v))
    after = {}
    for u, v in sorted(edges):
        after.setdefault(u, []).append(v)
    rings = []
    while after:
        start = min(after)
        ring, v = [], start
        while True:
            ring.append(v)
            following = after[v].pop(0)
            if not after[v]:
                del after[v]
            v = following
            if v == start:
                break
        rings += _pinch(ring)
    return rings


def _pinch(ring):
    """Parts a ring that touches itself into simple ones."""
    for i, v in enumerate(ring):
        j = next((k for k in range(i + 1, len(ring)) if ring[k] == v), None)
        if j is not None:
            return _pinch(ring[i:j]) + _pinch(ring[:i] + ring[j:])
    return [ring] if len(ring) > 2 else []


def _straighten(cells, points):
    """Drops vertices that no cell needs: on a straight line for all that have it."""
    needed = set()
    for rings in cells:
        for ring in rings:
            for i, v in enumerate(ring):
                a, b, c = points[ring[i - 1]], points[v], points[ring[(i + 1) % len(ring)]]
                base = math.dist(a, c)
                if base == 0 or abs(cross(a, b, c)) / base > 1e-4 or \
                        (b[0] - a[0]) * (c[0] - b[0]) + (b[1] - a[1]) * (c[1] - b[1]) <= 0:
                    needed.add(v)
    shaped = []
    for rings in cells:
        rings = [[points[v] for v in ring if v in needed] for ring in rings]
        rings = [r for r in rings if len(r) > 2]
        shaped.append(sorted(rings, key=lambda r: -abs(ring_area(r))))
    return shaped


def centre_of(rings):
    """The centroid, or the best inner point near it if that lies outside."""
    area = x = y = 0
    for ring in rings:
        for a, b in zip(ring, ring[1:] + ring[:1]):
            w = a[0] * b[1] - b[0] * a[1]
            area += w
            x += (a[0] + b[0]) * w
            y += (a[1] + b[1]) * w
    centroid = (x / (3 * area), y / (3 * area))
    if contains(rings, centroid):
        return centroid
    largest = max(triangles(rings), key=lambda t: abs(cross(*t)))
    return (sum(p[0] for p in largest) / 3, sum(p[1] for p in largest) / 3)
