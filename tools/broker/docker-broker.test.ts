import { imageIn } from './docker-broker.ts';

const digest = `sha256:${'0a'.repeat(32)}`;

test('an image is taken by its digest', () => {
  const image = `pactfoundation/pact-broker@${digest}`;
  expect(imageIn({ PACT_BROKER_IMAGE: image })).toBe(image);
});

test.each([undefined, '', 'pactfoundation/pact-broker:latest', `--privileged@${digest}`.slice(0, 20), `a b@${digest}`])(
  '%p is refused, with how to learn the digest',
  (image) => {
    const environment = image === undefined ? {} : { PACT_BROKER_IMAGE: image };
    expect(() => imageIn(environment)).toThrow('docker pull pactfoundation/pact-broker:2.119.0-pactbroker2.119.0');
  },
);
